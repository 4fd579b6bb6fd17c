// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cep;

import dev.journeys.patterns.event.WaitEvent;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The shared buffer asks for a serializer; what it holds never leaves the heap. */
final class WaitEventSerializer extends TypeSerializerSingleton<WaitEvent> {
    static final WaitEventSerializer INSTANCE = new WaitEventSerializer();

    private static final long serialVersionUID = 1;

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public WaitEvent createInstance() {
        return WaitEvent.begin();
    }

    @Override
    public WaitEvent copy(WaitEvent from) {
        return from;
    }

    @Override
    public WaitEvent copy(WaitEvent from, WaitEvent reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return Integer.BYTES;
    }

    @Override
    public void serialize(WaitEvent event, DataOutputView out) throws IOException {
        out.writeInt(event.branch());
    }

    @Override
    public WaitEvent deserialize(DataInputView in) throws IOException {
        return new WaitEvent(in.readInt());
    }

    @Override
    public WaitEvent deserialize(WaitEvent reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        out.writeInt(in.readInt());
    }

    @Override
    public TypeSerializerSnapshot<WaitEvent> snapshotConfiguration() {
        return new Snapshot();
    }

    /** No configuration. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<WaitEvent> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
