// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.probing;

import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.runtime.metrics.groups.UnregisteredMetricGroups;
import org.apache.flink.streaming.api.operators.source.TimestampsAndWatermarks;
import org.apache.flink.streaming.runtime.io.PushingAsyncDataInput.DataOutput;
import org.apache.flink.util.clock.SystemClock;

/**
 * A subtask of the source: its reader and Flink's own event time logic, called as Flink's source
 * operator calls them.
 */
final class FakeSubtask {
    private final ManualBackground background = new ManualBackground();
    private final TimestampsAndWatermarks<FakeRecord> eventTime;
    private final SourceReader<FakeRecord, FakeSplit> reader;
    private final ReaderOutput<FakeRecord> output;

    /**
     * @param restored what the subtask has in its state
     * @param coordinator takes what the reader sends
     * @param downstream takes what the subtask emits
     */
    FakeSubtask(
            int index,
            ProbingSource<FakeRecord, FakeSplit, Integer> source,
            WatermarkStrategy<FakeRecord> watermarks,
            List<FakeSplit> restored,
            Consumer<SourceEvent> coordinator,
            DataOutput<FakeRecord> downstream)
            throws Exception {
        reader = source.createReader(new FakeReaderContext(index, coordinator), background);
        eventTime =
                TimestampsAndWatermarks.createProgressiveEventTimeLogic(
                        watermarks,
                        new UnregisteredMetricsGroup(),
                        null,
                        20,
                        SystemClock.getInstance(),
                        SystemClock.getInstance(),
                        UnregisteredMetricGroups.createUnregisteredTaskMetricGroup()
                                .getIOMetricGroup());
        if (!restored.isEmpty()) {
            reader.addSplits(restored);
        }
        output = eventTime.createMainOutput(downstream, new NobodyListens());
        createOutputs(restored);
    }

    void start() {
        reader.start();
    }

    ManualBackground background() {
        return background;
    }

    SourceReader<FakeRecord, FakeSplit> reader() {
        return reader;
    }

    void addSplits(List<FakeSplit> splits) {
        createOutputs(splits);
        reader.addSplits(splits);
    }

    private void createOutputs(List<FakeSplit> splits) {
        splits.forEach(split -> output.createOutputForSplit(split.splitId()));
    }

    /** Polls until there is nothing left, and lets the generators emit. */
    void poll() throws Exception {
        while (reader.pollNext(output) == InputStatus.MORE_AVAILABLE) {
            emitPeriodically();
        }
        emitPeriodically();
    }

    private void emitPeriodically() {
        eventTime.emitImmediateWatermark(0);
    }

    private static final class NobodyListens
            implements TimestampsAndWatermarks.WatermarkUpdateListener {
        @Override
        public void updateIdle(boolean isIdle) {}

        @Override
        public void updateCurrentEffectiveWatermark(long watermark) {}

        @Override
        public void updateCurrentSplitWatermark(String splitId, long watermark) {}

        @Override
        public void updateCurrentSplitIdle(String splitId, boolean isIdle) {}

        @Override
        public void splitFinished(String splitId) {}
    }
}
