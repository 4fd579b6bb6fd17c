// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import dev.journeys.connectors.serialization.Varints;
import dev.journeys.connectors.serialization.VersionedSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes messages, on the wire and in state. */
public final class MessageSerializer extends VersionedSerializer<Message> {
    /** Stateless, so one is enough. */
    static final MessageSerializer INSTANCE = new MessageSerializer();

    private static final long serialVersionUID = 1;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(Message value, DataOutputView out) throws IOException {
        Wire.writeText(value.destination(), out);
        out.writeByte(value.lane());
        Wire.writeText(value.user(), out);
        Wire.writeText(value.id(), out);
        Varints.writeSigned(value.timestamp(), out);
        Varints.writeBytes(value.body(), out);
        out.writeBoolean(value.again());
    }

    @Override
    protected Message read(int version, DataInputView in) throws IOException {
        return new Message(
                Wire.readText(in),
                in.readByte(),
                Wire.readText(in),
                Wire.readText(in),
                Varints.readSigned(in),
                Varints.readBytes(in),
                in.readBoolean());
    }

    @Override
    public Message createInstance() {
        return new Message("", 0, "", "", 0, new byte[0], false);
    }

    @Override
    public TypeSerializerSnapshot<Message> snapshotConfiguration() {
        return new Snapshot();
    }

    /** The serializer has no configuration: its versions are in the data. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Message> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
