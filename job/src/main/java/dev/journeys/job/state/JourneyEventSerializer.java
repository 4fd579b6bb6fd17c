// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

import dev.journeys.connectors.serialization.Varints;
import dev.journeys.connectors.serialization.VersionedSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes events, on the wire and while they wait for the watermark. */
public final class JourneyEventSerializer extends VersionedSerializer<JourneyEvent> {
    /** Stateless, so one is enough. */
    public static final JourneyEventSerializer INSTANCE = new JourneyEventSerializer();

    private static final long serialVersionUID = 1;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(JourneyEvent event, DataOutputView out) throws IOException {
        StateTexts.write(event.user(), out);
        StateTexts.write(event.name(), out);
        out.writeBoolean(event.identify());
        Varints.writeSigned(event.timestamp(), out);
        StateTexts.writeNullableEncoded(event.encodedMessageId(), out);
        Varints.writeBytes(event.textBytes(), out);
        Varints.writeUnsigned(event.propertiesOffset(), out);
        Varints.writeUnsigned(event.propertiesLength(), out);
        StateTexts.write(event.place().origin(), out);
        Varints.writeUnsigned(event.place().rank(), out);
        Varints.writeUnsigned(event.place().position(), out);
        out.writeChar(event.place().separator());
    }

    @Override
    protected JourneyEvent read(int version, DataInputView in) throws IOException {
        String user = StateTexts.read(in);
        String name = StateTexts.read(in);
        boolean identify = in.readBoolean();
        long timestamp = Varints.readSigned(in);
        byte[] messageId = StateTexts.readNullableEncoded(in);
        return new JourneyEvent(
                messageId,
                user,
                name,
                identify,
                timestamp,
                Varints.readBytes(in),
                Varints.readInt(in),
                Varints.readInt(in),
                new Place(
                        StateTexts.read(in),
                        Varints.readInt(in),
                        Varints.readUnsigned(in),
                        in.readChar()));
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public JourneyEvent createInstance() {
        return new JourneyEvent("", "", false, 0, null, new byte[0], 0, 0, Place.line("", 0, 0));
    }

    @Override
    public JourneyEvent copy(JourneyEvent from) {
        return from;
    }

    @Override
    public TypeSerializerSnapshot<JourneyEvent> snapshotConfiguration() {
        return new Snapshot();
    }

    /** The serializer has no configuration: its versions are in the data. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<JourneyEvent> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
