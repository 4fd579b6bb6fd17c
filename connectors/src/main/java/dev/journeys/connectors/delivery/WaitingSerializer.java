// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import dev.journeys.connectors.serialization.Varints;
import dev.journeys.connectors.serialization.VersionedSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes what waits, in state. */
final class WaitingSerializer extends VersionedSerializer<Waiting> {
    /** Stateless, so one is enough. */
    static final WaitingSerializer INSTANCE = new WaitingSerializer();

    private static final long serialVersionUID = 1;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(Waiting value, DataOutputView out) throws IOException {
        MessageSerializer.INSTANCE.serialize(value.message(), out);
        Varints.writeUnsigned(value.attempts(), out);
        Varints.writeUnsigned(value.status(), out);
        Wire.writeText(value.reason(), out);
    }

    @Override
    protected Waiting read(int version, DataInputView in) throws IOException {
        return new Waiting(
                MessageSerializer.INSTANCE.deserialize(in),
                Varints.readInt(in),
                Varints.readInt(in),
                Wire.readText(in));
    }

    @Override
    public Waiting createInstance() {
        return Waiting.of(MessageSerializer.INSTANCE.createInstance());
    }

    @Override
    public TypeSerializerSnapshot<Waiting> snapshotConfiguration() {
        return new Snapshot();
    }

    /** The serializer has no configuration: its versions are in the data. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Waiting> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
