// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import dev.journeys.connectors.serialization.Varints;
import dev.journeys.connectors.serialization.VersionedSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes outcomes, on the wire. */
public final class OutcomeSerializer extends VersionedSerializer<Outcome> {
    /** Stateless, so one is enough. */
    static final OutcomeSerializer INSTANCE = new OutcomeSerializer();

    private static final long serialVersionUID = 1;
    private static final Outcome.State[] STATES = Outcome.State.values();

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(Outcome value, DataOutputView out) throws IOException {
        Wire.writeText(value.delivery(), out);
        Wire.writeText(value.destination(), out);
        Wire.writeText(value.user(), out);
        out.writeByte(value.state().ordinal());
        Varints.writeUnsigned(value.attempts(), out);
        Varints.writeUnsigned(value.status(), out);
        Wire.writeText(value.reason(), out);
        Varints.writeSigned(value.timestamp(), out);
        MessageSerializer.INSTANCE.serialize(value.message(), out);
    }

    @Override
    protected Outcome read(int version, DataInputView in) throws IOException {
        return new Outcome(
                Wire.readText(in),
                Wire.readText(in),
                Wire.readText(in),
                STATES[in.readByte()],
                Varints.readInt(in),
                Varints.readInt(in),
                Wire.readText(in),
                Varints.readSigned(in),
                MessageSerializer.INSTANCE.deserialize(in));
    }

    @Override
    public Outcome createInstance() {
        return new Outcome(
                "",
                "",
                "",
                Outcome.State.DELIVERED,
                0,
                0,
                "",
                0,
                MessageSerializer.INSTANCE.createInstance());
    }

    @Override
    public TypeSerializerSnapshot<Outcome> snapshotConfiguration() {
        return new Snapshot();
    }

    /** The serializer has no configuration: its versions are in the data. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Outcome> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
