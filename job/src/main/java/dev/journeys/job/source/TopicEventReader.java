// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import dev.journeys.job.delivery.OutputFormat;
import dev.journeys.job.metrics.DeadLetterMetrics;
import dev.journeys.job.state.InvalidRecord;
import dev.journeys.job.state.JourneyEvent;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.types.Either;
import org.apache.flink.util.Collector;

/**
 * Passes the events on that a {@link TopicEventParser} has read; what is no valid event goes to
 * {@link LineEventReader#DEAD_LETTERS} and is counted. Keeps no state.
 */
public final class TopicEventReader
        extends ProcessFunction<Either<JourneyEvent, InvalidRecord>, JourneyEvent> {
    private static final long serialVersionUID = 1;

    private transient OutputFormat format;
    private transient DeadLetterMetrics deadLetters;

    /** A reader. */
    @SuppressWarnings("NullAway.Init") // Set in open, as Flink does.
    public TopicEventReader() {}

    @Override
    public void open(OpenContext context) {
        format = new OutputFormat();
        deadLetters = DeadLetterMetrics.of(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement(
            Either<JourneyEvent, InvalidRecord> read,
            Context context,
            Collector<JourneyEvent> out) {
        if (read.isLeft()) {
            out.collect(read.left());
            return;
        }
        InvalidRecord invalid = read.right();
        deadLetters.count(invalid.reason());
        context.output(
                LineEventReader.DEAD_LETTERS,
                format.deadLetter(
                        invalid.reason(), invalid.detail(), invalid.text(), invalid.place()));
    }
}
