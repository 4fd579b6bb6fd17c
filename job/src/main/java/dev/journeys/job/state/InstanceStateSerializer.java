// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

import dev.journeys.connectors.serialization.Varints;
import dev.journeys.connectors.serialization.VersionedSerializer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes what is kept of an instance. */
public final class InstanceStateSerializer extends VersionedSerializer<InstanceState> {
    /** Stateless, so one is enough. */
    public static final InstanceStateSerializer INSTANCE = new InstanceStateSerializer();

    private static final long serialVersionUID = 1;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(InstanceState instance, DataOutputView out) throws IOException {
        StateTexts.writeNullable(instance.entryEvent(), out);
        Varints.writeBytes(instance.entry(), out);
        Varints.writeUnsigned(instance.captures().size(), out);
        for (Map.Entry<String, byte[]> capture : instance.captures().entrySet()) {
            StateTexts.write(capture.getKey(), out);
            Varints.writeBytes(capture.getValue(), out);
        }
        Varints.writeUnsigned(instance.repeats().size(), out);
        for (Map.Entry<Integer, Integer> repeat : instance.repeats().entrySet()) {
            Varints.writeUnsigned(repeat.getKey(), out);
            Varints.writeUnsigned(repeat.getValue(), out);
        }
        Varints.writeUnsigned(instance.deliveries(), out);
        Varints.writeSigned(instance.waitStart(), out);
    }

    @Override
    protected InstanceState read(int version, DataInputView in) throws IOException {
        return new InstanceState(
                StateTexts.readNullable(in),
                Varints.readBytes(in),
                readCaptures(in),
                readRepeats(in),
                Varints.readInt(in),
                Varints.readSigned(in));
    }

    private static Map<String, byte[]> readCaptures(DataInputView in) throws IOException {
        int size = Varints.readInt(in);
        Map<String, byte[]> captures = size == 0 ? Map.of() : new LinkedHashMap<>();
        for (int left = size; left > 0; left--) {
            captures.put(StateTexts.read(in), Varints.readBytes(in));
        }
        return captures;
    }

    private static Map<Integer, Integer> readRepeats(DataInputView in) throws IOException {
        int size = Varints.readInt(in);
        Map<Integer, Integer> repeats = size == 0 ? Map.of() : new TreeMap<>();
        for (int left = size; left > 0; left--) {
            repeats.put(Varints.readInt(in), Varints.readInt(in));
        }
        return repeats;
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public InstanceState createInstance() {
        return new InstanceState("", new byte[0]);
    }

    @Override
    public InstanceState copy(InstanceState from) {
        return from.copy();
    }

    @Override
    public TypeSerializerSnapshot<InstanceState> snapshotConfiguration() {
        return new Snapshot();
    }

    /** The serializer has no configuration: its versions are in the data. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<InstanceState> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
