// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.probing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;

/** Reads the partitions of a fake broker; notes what it is told. */
@SuppressWarnings("try")
final class FakeReader implements SourceReader<FakeRecord, FakeSplit> {
    private final FakeBroker broker;
    private final Map<Integer, Integer> offsets = new TreeMap<>();
    private final List<String> told = new ArrayList<>();
    private volatile CompletableFuture<Void> available = new CompletableFuture<>();

    FakeReader(FakeBroker broker) {
        this.broker = broker;
        broker.listen(() -> available.complete(null));
    }

    /** What Flink has told the reader, in order. */
    List<String> told() {
        return told;
    }

    @Override
    public void start() {
        told.add("start");
    }

    @Override
    public InputStatus pollNext(ReaderOutput<FakeRecord> output) {
        available = new CompletableFuture<>();
        offsets.keySet().removeIf(partition -> finishes(partition, output));
        for (Map.Entry<Integer, Integer> split : offsets.entrySet()) {
            int partition = split.getKey();
            split.setValue(broker.readable(partition, split.getValue()));
            FakeRecord record = broker.record(partition, split.getValue());
            if (record != null) {
                output.createOutputForSplit("p" + partition).collect(record);
                split.setValue(split.getValue() + 1);
                return InputStatus.MORE_AVAILABLE;
            }
        }
        return InputStatus.NOTHING_AVAILABLE;
    }

    private boolean finishes(int partition, ReaderOutput<FakeRecord> output) {
        if (broker.isFinished(partition)) {
            output.releaseOutputForSplit("p" + partition);
        }
        return broker.isFinished(partition);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return available;
    }

    @Override
    public void addSplits(List<FakeSplit> splits) {
        splits.forEach(split -> offsets.put(split.partition(), split.offset()));
        available.complete(null);
    }

    @Override
    public List<FakeSplit> snapshotState(long checkpoint) {
        if (checkpoint >= 0) {
            told.add("snapshot " + checkpoint);
        }
        List<FakeSplit> splits = new ArrayList<>();
        offsets.forEach((partition, offset) -> splits.add(new FakeSplit(partition, offset)));
        return splits;
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        told.add("event " + event);
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) {
        told.add("complete " + checkpoint);
    }

    @Override
    public void notifyCheckpointAborted(long checkpoint) {
        told.add("aborted " + checkpoint);
    }

    @Override
    public void notifyNoMoreSplits() {
        told.add("no more splits");
    }

    @Override
    public void pauseOrResumeSplits(Collection<String> paused, Collection<String> resumed) {
        told.add("pause " + paused + " resume " + resumed);
    }

    @Override
    public void close() {
        told.add("close");
    }
}
