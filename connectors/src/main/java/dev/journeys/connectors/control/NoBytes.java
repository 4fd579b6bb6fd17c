// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.control;

import java.io.IOException;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Writes values of a type that has at most one.
 *
 * @param <T> the type
 */
final class NoBytes<T> implements SimpleVersionedSerializer<T> {
    private final List<T> values;

    NoBytes(List<T> values) {
        this.values = values;
    }

    @Override
    public int getVersion() {
        return 1;
    }

    @Override
    public byte[] serialize(T value) {
        return new byte[0];
    }

    @Override
    public T deserialize(int version, byte[] serialized) throws IOException {
        if (values.isEmpty()) {
            throw new IOException("Expected no splits of a control source, but found one.");
        }
        return values.get(0);
    }
}
