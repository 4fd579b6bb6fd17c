// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import dev.journeys.connectors.serialization.Varints;
import dev.journeys.connectors.serialization.VersionedSerializer;
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
    protected int version() {
        return 1;
    }

    @Override
    protected void write(LaneState value, DataOutputView out) throws IOException {
        Varints.writeUnsigned(value.head(), out);
        Varints.writeUnsigned(value.tail(), out);
        Varints.writeUnsigned(value.delayed(), out);
        Varints.writeUnsigned(value.begun().length, out);
        for (long number : value.begun()) {
            Varints.writeUnsigned(number, out);
        }
        Varints.writeUnsigned(value.sent(), out);
        Varints.writeUnsigned(value.delivered(), out);
        Varints.writeUnsigned(value.dead(), out);
        Varints.writeUnsigned(value.expired(), out);
    }

    @Override
    protected LaneState read(int version, DataInputView in) throws IOException {
        return new LaneState(
                Varints.readUnsigned(in),
                Varints.readUnsigned(in),
                Varints.readUnsigned(in),
                readNumbers(in),
                Varints.readUnsigned(in),
                Varints.readUnsigned(in),
                Varints.readUnsigned(in),
                Varints.readUnsigned(in));
    }

    private static long[] readNumbers(DataInputView in) throws IOException {
        long[] numbers = new long[Varints.readInt(in)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Varints.readUnsigned(in);
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
