// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.variant.handwritten;

import dev.journeys.benchmarks.variant.handwritten.HandWrittenState.Live;
import java.io.IOException;
import java.util.Map;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes what is kept of a user. */
final class HandWrittenStateSerializer extends TypeSerializerSingleton<HandWrittenState> {
    static final HandWrittenStateSerializer INSTANCE = new HandWrittenStateSerializer();

    private static final long serialVersionUID = 1;
    private static final byte[] NO_PROFILE = {};

    @Override
    public void serialize(HandWrittenState state, DataOutputView out) throws IOException {
        writeBytes(state.profile == null ? NO_PROFILE : state.profile, out);
        out.writeLong(state.timer);
        out.writeShort(state.live.size());
        for (Live live : state.live) {
            out.writeShort(live.journey());
            out.writeLong(live.start());
            writeBytes(live.entry(), out);
        }
        out.writeShort(state.messages.size());
        for (Map.Entry<Long, Long> message : state.messages.entrySet()) {
            out.writeLong(message.getKey());
            out.writeLong(message.getValue());
        }
    }

    @Override
    public HandWrittenState deserialize(DataInputView in) throws IOException {
        HandWrittenState state = new HandWrittenState();
        byte[] profile = readBytes(in);
        state.profile = profile.length == 0 ? null : profile;
        state.timer = in.readLong();
        for (int left = in.readShort(); left > 0; left--) {
            state.live.add(new Live(in.readUnsignedShort(), in.readLong(), readBytes(in)));
        }
        for (int left = in.readShort(); left > 0; left--) {
            long fingerprint = in.readLong();
            state.newestMessage = in.readLong();
            state.messages.put(fingerprint, state.newestMessage);
        }
        return state;
    }

    private static void writeBytes(byte[] bytes, DataOutputView out) throws IOException {
        out.writeShort(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputView in) throws IOException {
        byte[] bytes = new byte[in.readUnsignedShort()];
        in.readFully(bytes);
        return bytes;
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public HandWrittenState createInstance() {
        return new HandWrittenState();
    }

    @Override
    public HandWrittenState copy(HandWrittenState from) {
        return from.copy();
    }

    @Override
    public HandWrittenState copy(HandWrittenState from, HandWrittenState reuse) {
        return from.copy();
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public HandWrittenState deserialize(HandWrittenState reuse, DataInputView in)
            throws IOException {
        return deserialize(in);
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        serialize(deserialize(in), out);
    }

    @Override
    public TypeSerializerSnapshot<HandWrittenState> snapshotConfiguration() {
        return new Snapshot();
    }

    /** No configuration. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<HandWrittenState> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
