// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.probing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/**
 * A source on a fake broker. As with Kafka, partitions belong to readers by their number, are
 * assigned when they have been discovered and the reader has registered, and stay there.
 */
final class FakeSource
        implements Source<FakeRecord, FakeSplit, Integer>, ResultTypeQueryable<FakeRecord> {
    private static final long serialVersionUID = 1;
    private static final Map<String, FakeBroker> BROKERS = new ConcurrentHashMap<>();

    private final String name;

    FakeSource(String name, FakeBroker broker) {
        this.name = name;
        BROKERS.put(name, broker);
    }

    static FakeBroker broker(String name) {
        return BROKERS.get(name);
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<FakeRecord, FakeSplit> createReader(SourceReaderContext context) {
        return new FakeReader(broker(name));
    }

    @Override
    public SplitEnumerator<FakeSplit, Integer> createEnumerator(
            SplitEnumeratorContext<FakeSplit> context) {
        return new Enumerator(broker(name), context, 0);
    }

    @Override
    public SplitEnumerator<FakeSplit, Integer> restoreEnumerator(
            SplitEnumeratorContext<FakeSplit> context, Integer discovered) {
        return new Enumerator(broker(name), context, discovered);
    }

    @Override
    public SimpleVersionedSerializer<FakeSplit> getSplitSerializer() {
        return new FakeSplit.Serializer();
    }

    @Override
    public SimpleVersionedSerializer<Integer> getEnumeratorCheckpointSerializer() {
        return new SimpleVersionedSerializer<>() {
            @Override
            public int getVersion() {
                return 1;
            }

            @Override
            public byte[] serialize(Integer discovered) {
                return new byte[] {discovered.byteValue()};
            }

            @Override
            public Integer deserialize(int version, byte[] bytes) {
                return (int) bytes[0];
            }
        };
    }

    @Override
    public TypeInformation<FakeRecord> getProducedType() {
        return TypeInformation.of(FakeRecord.class);
    }

    private static final class Enumerator implements SplitEnumerator<FakeSplit, Integer> {
        private final FakeBroker broker;
        private final SplitEnumeratorContext<FakeSplit> context;
        private final Map<Integer, List<FakeSplit>> pending = new HashMap<>();
        private int discovered;

        private Enumerator(
                FakeBroker broker, SplitEnumeratorContext<FakeSplit> context, int discovered) {
            this.broker = broker;
            this.context = context;
            this.discovered = discovered;
        }

        @Override
        public void start() {
            context.callAsync(broker::partitions, (count, failure) -> discover(count), 0, 10);
        }

        private void discover(int count) {
            while (discovered < count) {
                int partition = discovered++;
                pending.computeIfAbsent(
                                partition % context.currentParallelism(),
                                reader -> new ArrayList<>())
                        .add(new FakeSplit(partition, 0));
            }
            context.registeredReaders().keySet().forEach(this::assign);
        }

        /** One call for each reader: worse than Kafka's, which makes one for all. */
        private void assign(int reader) {
            List<FakeSplit> splits = pending.remove(reader);
            if (splits != null) {
                context.assignSplits(new SplitsAssignment<>(Map.of(reader, splits)));
            }
        }

        @Override
        public void addReader(int subtask) {
            assign(subtask);
        }

        @Override
        public void addSplitsBack(List<FakeSplit> splits, int subtask) {
            pending.computeIfAbsent(subtask, reader -> new ArrayList<>()).addAll(splits);
        }

        @Override
        public void handleSplitRequest(int subtask, @Nullable String host) {}

        @Override
        public Integer snapshotState(long checkpoint) {
            return discovered;
        }

        @Override
        public void close() {}
    }
}
