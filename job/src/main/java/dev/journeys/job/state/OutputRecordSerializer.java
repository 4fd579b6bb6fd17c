// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

import dev.journeys.connectors.serialization.Varints;
import dev.journeys.connectors.serialization.VersionedSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes what the job emits, on the wire between operators; no state has it. Several records leave
 * for each event, and Flink's own serializer of records looks at every component by reflection.
 */
public final class OutputRecordSerializer extends VersionedSerializer<OutputRecord> {
    /** Stateless, so one is enough. */
    public static final OutputRecordSerializer INSTANCE = new OutputRecordSerializer();

    private static final long serialVersionUID = 1;
    private static final OutputKind[] KINDS = OutputKind.values();

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(OutputRecord record, DataOutputView out) throws IOException {
        out.writeByte(record.kind().ordinal());
        StateTexts.write(record.user(), out);
        StateTexts.write(record.destination(), out);
        StateTexts.write(record.topic(), out);
        Varints.writeBytes(record.json(), out);
    }

    @Override
    protected OutputRecord read(int version, DataInputView in) throws IOException {
        return new OutputRecord(
                KINDS[in.readByte()],
                StateTexts.read(in),
                StateTexts.read(in),
                StateTexts.read(in),
                Varints.readBytes(in));
    }

    @Override
    public OutputRecord createInstance() {
        return new OutputRecord(OutputKind.TRANSITION, "", new byte[0]);
    }

    @Override
    public TypeSerializerSnapshot<OutputRecord> snapshotConfiguration() {
        return new Snapshot();
    }

    /** The serializer has no configuration: its versions are in the data. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<OutputRecord> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
