// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job;

import dev.journeys.connectors.files.Line;
import dev.journeys.job.source.EventFormats;
import dev.journeys.job.source.FutureLimit;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Source;

/**
 * Events as lines, of files or of anything else that makes lines, and how they are read.
 *
 * @param lines in the order in which they are to be taken or close to it
 * @param watermarks for the lines
 * @param files the names of where lines are from, by their place, as the lines name them
 * @param eventFormat the shape of events, as {@link EventFormats#load} takes it
 * @param futureLimit what is further ahead of the clock is a dead letter
 */
public record LineInput(
        Source<Line, ?, ?> lines,
        WatermarkStrategy<Line> watermarks,
        List<String> files,
        String eventFormat,
        FutureLimit futureLimit) {
    /** Lines of events of any time: what comes out does not depend on the clock. */
    public LineInput(
            Source<Line, ?, ?> lines,
            WatermarkStrategy<Line> watermarks,
            List<String> files,
            String eventFormat) {
        this(lines, watermarks, files, eventFormat, FutureLimit.none());
    }
}
