// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.harness;

import dev.journeys.connectors.files.Line;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/** Watermarks as a live job has them. */
public final class LiveWatermarks {
    /** How often one is emitted. */
    static final Duration INTERVAL = Duration.ofMillis(20);

    private LiveWatermarks() {}

    /**
     * Every 20 ms, the newest event's time less the bound.
     *
     * @param boundMillis how far an event may lag behind
     */
    public static WatermarkStrategy<Line> of(long boundMillis) {
        return WatermarkStrategy.<Line>forBoundedOutOfOrderness(Duration.ofMillis(boundMillis))
                .withTimestampAssigner((line, ignored) -> line.time());
    }
}
