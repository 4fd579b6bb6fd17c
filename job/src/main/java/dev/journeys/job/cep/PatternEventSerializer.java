// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cep;

import dev.journeys.patterns.event.JsonSlice;
import dev.journeys.patterns.event.PatternEvent;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes the events of partial matches: where they stand and their properties. Another format needs
 * another number in {@link PatternHost}.
 */
final class PatternEventSerializer extends TypeSerializerSingleton<PatternEvent> {
    static final PatternEventSerializer INSTANCE = new PatternEventSerializer();

    private static final long serialVersionUID = 1;

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public PatternEvent createInstance() {
        return PatternEvent.kept(0, 0, JsonSlice.EMPTY);
    }

    @Override
    public PatternEvent copy(PatternEvent from) {
        return from;
    }

    @Override
    public PatternEvent copy(PatternEvent from, PatternEvent reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(PatternEvent event, DataOutputView out) throws IOException {
        out.writeLong(event.sequence());
        out.writeInt(event.members());
        byte[] properties = event.properties().toBytes();
        out.writeInt(properties.length);
        out.write(properties);
    }

    @Override
    public PatternEvent deserialize(DataInputView in) throws IOException {
        long sequence = in.readLong();
        int members = in.readInt();
        byte[] properties = new byte[in.readInt()];
        in.readFully(properties);
        return PatternEvent.kept(sequence, members, JsonSlice.of(properties));
    }

    @Override
    public PatternEvent deserialize(PatternEvent reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        serialize(deserialize(in), out);
    }

    @Override
    public TypeSerializerSnapshot<PatternEvent> snapshotConfiguration() {
        return new Snapshot();
    }

    /** No configuration. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<PatternEvent> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
