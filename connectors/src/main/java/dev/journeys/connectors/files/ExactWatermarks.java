// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.files;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * A watermark after every line that is newer than all before it, so that what is late depends on
 * the input alone and not on how fast it is read.
 */
public final class ExactWatermarks implements WatermarkGenerator<Line> {
    private final long boundMillis;
    private long newest = Line.NO_TIME;

    private ExactWatermarks(long boundMillis) {
        this.boundMillis = boundMillis;
    }

    /**
     * The strategy for a source of lines.
     *
     * @param boundMillis how far a line may lag behind the newest one before it and still be in
     *     time
     */
    public static WatermarkStrategy<Line> strategy(long boundMillis) {
        return WatermarkStrategy.<Line>forGenerator(context -> new ExactWatermarks(boundMillis))
                .withTimestampAssigner((line, ignored) -> line.time());
    }

    @Override
    public void onEvent(Line line, long timestamp, WatermarkOutput output) {
        if (line.time() > newest) {
            newest = line.time();
            long watermark = newest - boundMillis - 1;
            // A bound that reaches beyond the beginning of time would come out at its end.
            if (watermark < newest) {
                output.emitWatermark(new Watermark(watermark));
            }
        }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        // Nothing: the watermark follows from the lines alone.
    }
}
