// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import dev.journeys.connectors.files.Line;
import dev.journeys.job.state.InvalidRecord;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.OutputRecord;
import dev.journeys.job.state.Place;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Lines of files become events; what is no valid event goes to {@link #DEAD_LETTERS}. Keeps no
 * state.
 */
public final class LineEventReader extends ProcessFunction<Line, JourneyEvent> {
    /** The side output of lines that are no valid event. */
    public static final OutputTag<OutputRecord> DEAD_LETTERS =
            new OutputTag<>("dead-letters", TypeInformation.of(OutputRecord.class));

    private static final long serialVersionUID = 1;

    private final List<String> files;
    private final String eventFormat;
    private final FutureLimit futureLimit;
    private transient EventParser parser;
    private transient DeadLetterOutput deadLetters;

    /**
     * @param files where lines are from, by the place, as {@link Line#file()} names them
     * @param eventFormat as {@link EventFormats#load} takes it
     * @param futureLimit what is further ahead is a dead letter
     */
    @SuppressWarnings("NullAway.Init") // The transient fields are set in open, as Flink does.
    public LineEventReader(List<String> files, String eventFormat, FutureLimit futureLimit) {
        this.files = List.copyOf(files);
        this.eventFormat = eventFormat;
        this.futureLimit = futureLimit;
    }

    @Override
    public void open(OpenContext context) {
        parser = EventFormats.load(eventFormat);
        deadLetters = new DeadLetterOutput(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement(Line line, Context context, Collector<JourneyEvent> out) {
        Place place = Place.line(files.get(line.file()), line.file(), line.number());
        EventReading reading =
                line.cut()
                        ? new EventReading.Invalid(
                                "too-long",
                                "Expected a line of at most "
                                        + line.text().length
                                        + " bytes, but found a longer one, of which this is the beginning.")
                        : futureLimit.check(parser.parse(line.text(), place));
        if (reading instanceof EventReading.Valid valid) {
            out.collect(valid.event());
        } else if (reading instanceof EventReading.Invalid invalid) {
            deadLetters.emit(
                    new InvalidRecord(
                            invalid.reason(),
                            invalid.detail(),
                            new String(line.text(), StandardCharsets.UTF_8),
                            place.toString()),
                    context);
        }
    }
}
