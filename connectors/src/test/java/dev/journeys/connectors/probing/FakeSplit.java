// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.probing;

import java.nio.charset.StandardCharsets;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** A partition at its next offset. */
record FakeSplit(int partition, int offset) implements SourceSplit {
    @Override
    public String splitId() {
        return "p" + partition;
    }

    static final class Serializer implements SimpleVersionedSerializer<FakeSplit> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(FakeSplit split) {
            return (split.partition() + " " + split.offset()).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public FakeSplit deserialize(int version, byte[] bytes) {
            String[] parts = new String(bytes, StandardCharsets.UTF_8).split(" ", -1);
            return new FakeSplit(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        }
    }
}
