// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import dev.journeys.job.state.InvalidRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.types.Either;
import org.apache.flink.util.Collector;

/**
 * Passes on what a parser of topics has read, such as {@link TopicEventParser}; what it could not
 * read goes to {@link LineEventReader#DEAD_LETTERS} and is counted. Keeps no state.
 *
 * @param <T> what is read
 */
public final class TopicReader<T> extends ProcessFunction<Either<T, InvalidRecord>, T> {
    private static final long serialVersionUID = 1;

    private transient DeadLetterOutput deadLetters;

    /** A reader. */
    @SuppressWarnings("NullAway.Init") // Set in open, as Flink does.
    public TopicReader() {}

    @Override
    public void open(OpenContext context) {
        deadLetters = new DeadLetterOutput(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement(Either<T, InvalidRecord> read, Context context, Collector<T> out) {
        if (read.isLeft()) {
            out.collect(read.left());
        } else {
            deadLetters.emit(read.right(), context);
        }
    }
}
