// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.probing;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.SourceOutput;

/** A split's output that counts records, so that it is known how long the split has been quiet. */
final class WatchedSplit<T> implements SourceOutput<T> {
    private final SourceOutput<T> output;
    private long records;
    private long recordsAtLastTick;
    private int quietTicks;

    WatchedSplit(SourceOutput<T> output) {
        this.output = output;
    }

    @Override
    public void collect(T record) {
        records++;
        output.collect(record);
    }

    @Override
    public void collect(T record, long timestamp) {
        records++;
        output.collect(record, timestamp);
    }

    /** A piece of time has passed. */
    void tick() {
        if (records == recordsAtLastTick) {
            quietTicks++;
        } else {
            recordsAtLastTick = records;
            quietTicks = 0;
        }
    }

    /** For how many ticks nothing came, or since the split was last probed. */
    int quietTicks() {
        return quietTicks;
    }

    /** The split is being probed. */
    void probed() {
        quietTicks = 0;
    }

    /** How many records it has given since it was assigned. */
    long records() {
        return records;
    }

    @Override
    public void emitWatermark(Watermark watermark) {
        output.emitWatermark(watermark);
    }

    @Override
    public void markIdle() {
        output.markIdle();
    }

    @Override
    public void markActive() {
        output.markActive();
    }
}
