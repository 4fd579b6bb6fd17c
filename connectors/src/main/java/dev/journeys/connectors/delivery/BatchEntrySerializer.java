// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import dev.journeys.connectors.serialization.Varints;
import dev.journeys.connectors.serialization.VersionedSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes entries of batches, on the wire. */
public final class BatchEntrySerializer extends VersionedSerializer<BatchEntry> {
    /** Stateless, so one is enough. */
    static final BatchEntrySerializer INSTANCE = new BatchEntrySerializer();

    private static final long serialVersionUID = 1;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(BatchEntry value, DataOutputView out) throws IOException {
        Wire.writeText(value.destination(), out);
        Varints.writeBytes(value.definition(), out);
        Wire.writeText(value.user(), out);
        Wire.writeText(value.id(), out);
        Varints.writeBytes(value.body(), out);
    }

    @Override
    protected BatchEntry read(int version, DataInputView in) throws IOException {
        return new BatchEntry(
                Wire.readText(in),
                Varints.readBytes(in),
                Wire.readText(in),
                Wire.readText(in),
                Varints.readBytes(in));
    }

    @Override
    public BatchEntry createInstance() {
        return new BatchEntry("", new byte[0], "", "", new byte[0]);
    }

    @Override
    public TypeSerializerSnapshot<BatchEntry> snapshotConfiguration() {
        return new Snapshot();
    }

    /** The serializer has no configuration: its versions are in the data. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<BatchEntry> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
