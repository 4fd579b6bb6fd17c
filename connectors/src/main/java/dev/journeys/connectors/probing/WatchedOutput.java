// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.probing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/** A reader's output that watches the splits. */
final class WatchedOutput<T> implements ReaderOutput<T> {
    private final ReaderOutput<T> output;
    private final Map<String, WatchedSplit<T>> splits = new LinkedHashMap<>();

    WatchedOutput(ReaderOutput<T> output) {
        this.output = output;
    }

    /** The splits that are assigned, by id. */
    Map<String, WatchedSplit<T>> splits() {
        return Collections.unmodifiableMap(splits);
    }

    @Override
    public SourceOutput<T> createOutputForSplit(String split) {
        return splits.computeIfAbsent(
                split, id -> new WatchedSplit<>(output.createOutputForSplit(id)));
    }

    @Override
    public void releaseOutputForSplit(String split) {
        splits.remove(split);
        output.releaseOutputForSplit(split);
    }

    @Override
    public void collect(T record) {
        output.collect(record);
    }

    @Override
    public void collect(T record, long timestamp) {
        output.collect(record, timestamp);
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
