// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.control;

import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/** Takes what a reader emits, without time. */
final class CollectingOutput implements ReaderOutput<ControlEntry> {
    private final Consumer<ControlEntry> entries;

    CollectingOutput(Consumer<ControlEntry> entries) {
        this.entries = entries;
    }

    @Override
    public void collect(ControlEntry entry) {
        entries.accept(entry);
    }

    @Override
    public void collect(ControlEntry entry, long timestamp) {
        throw new AssertionError("Expected no timestamp.");
    }

    @Override
    public void emitWatermark(Watermark watermark) {
        throw new AssertionError("Expected no watermark.");
    }

    @Override
    public void markIdle() {}

    @Override
    public void markActive() {}

    @Override
    public SourceOutput<ControlEntry> createOutputForSplit(String splitId) {
        throw new AssertionError("Expected no splits.");
    }

    @Override
    public void releaseOutputForSplit(String splitId) {}
}
