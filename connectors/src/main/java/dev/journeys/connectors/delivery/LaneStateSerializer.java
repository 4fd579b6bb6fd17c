// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes lanes, in state. */
final class LaneStateSerializer extends VersionedSerializer<LaneState> {
    /** Stateless, so one is enough. */
    static final LaneStateSerializer INSTANCE = new LaneStateSerializer();

    private static final long serialVersionUID = 1;

    @Override
    int version() {
        return 1;
    }

    @Override
    void write(LaneState value, DataOutputView out) throws IOException {
        Wire.writeUnsigned(value.head(), out);
        Wire.writeUnsigned(value.tail(), out);
        Wire.writeUnsigned(value.delayed(), out);
        Wire.writeUnsigned(value.begun().length, out);
        for (long number : value.begun()) {
            Wire.writeUnsigned(number, out);
        }
        Wire.writeUnsigned(value.sent(), out);
        Wire.writeUnsigned(value.delivered(), out);
        Wire.writeUnsigned(value.dead(), out);
        Wire.writeUnsigned(value.expired(), out);
    }

    @Override
    LaneState read(int version, DataInputView in) throws IOException {
        return new LaneState(
                Wire.readUnsigned(in),
                Wire.readUnsigned(in),
                Wire.readUnsigned(in),
                readNumbers(in),
                Wire.readUnsigned(in),
                Wire.readUnsigned(in),
                Wire.readUnsigned(in),
                Wire.readUnsigned(in));
    }

    private static long[] readNumbers(DataInputView in) throws IOException {
        long[] numbers = new long[Wire.readInt(in)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Wire.readUnsigned(in);
        }
        return numbers;
    }

    @Override
    public LaneState createInstance() {
        return new LaneState(0, 0, 0, new long[0], 0, 0, 0, 0);
    }

    @Override
    public TypeSerializerSnapshot<LaneState> snapshotConfiguration() {
        return new Snapshot();
    }

    /** The serializer has no configuration: its versions are in the data. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<LaneState> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
