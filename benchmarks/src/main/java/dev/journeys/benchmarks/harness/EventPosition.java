// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.harness;

import java.nio.ByteBuffer;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * The one split of an {@link PacedSource}.
 *
 * @param next the index of the next element
 */
public record EventPosition(int next) implements SourceSplit {
    /** The index of the first element. */
    public static final int START = 0;

    @Override
    public String splitId() {
        return "events";
    }

    /** A position's bytes. */
    public static final class Serializer implements SimpleVersionedSerializer<EventPosition> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(EventPosition position) {
            return ByteBuffer.allocate(Integer.BYTES).putInt(position.next()).array();
        }

        @Override
        public EventPosition deserialize(int version, byte[] bytes) {
            return new EventPosition(ByteBuffer.wrap(bytes).getInt());
        }
    }
}
