// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.harness;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/** Hands the one split to the one reader; afterwards the reader's checkpoints have it. */
final class OneSplit implements SplitEnumerator<EventPosition, Integer> {
    private static final int HANDED_OUT = -1;

    private final SplitEnumeratorContext<EventPosition> context;
    private final List<EventPosition> left = new ArrayList<>();

    /**
     * @param position of the split; negative where a reader has it
     */
    OneSplit(SplitEnumeratorContext<EventPosition> context, int position) {
        this.context = context;
        if (position != HANDED_OUT) {
            left.add(new EventPosition(position));
        }
    }

    @Override
    public void start() {}

    @Override
    public void addReader(int subtask) {
        left.forEach(split -> context.assignSplit(split, subtask));
        left.clear();
    }

    @Override
    public void addSplitsBack(List<EventPosition> splits, int subtask) {
        left.addAll(splits);
    }

    @Override
    public void handleSplitRequest(int subtask, @Nullable String host) {}

    @Override
    public Integer snapshotState(long checkpoint) {
        return left.isEmpty() ? HANDED_OUT : left.get(0).next();
    }

    @Override
    public void close() {}

    /** Its state. */
    public static final class Serializer implements SimpleVersionedSerializer<Integer> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(Integer position) {
            return ByteBuffer.allocate(Integer.BYTES).putInt(position).array();
        }

        @Override
        public Integer deserialize(int version, byte[] bytes) {
            return ByteBuffer.wrap(bytes).getInt();
        }
    }
}
