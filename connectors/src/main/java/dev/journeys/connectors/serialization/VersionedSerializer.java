// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.serialization;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A stateless serializer that writes a version byte before each value, so that a later release
 * reads what an earlier one wrote. Values never change, unless a serializer says otherwise by
 * {@link #copy(Object)} and {@link #isImmutableType}.
 *
 * @param <T> the type that it writes
 */
public abstract class VersionedSerializer<T> extends TypeSerializer<T> {
    private static final long serialVersionUID = 1;
    private static final int FIRST_CAPACITY = 256;

    /** The version that is written. */
    protected abstract int version();

    /** Writes the value after its version byte. */
    protected abstract void write(T value, DataOutputView out) throws IOException;

    /** Reads a value that was written with a version up to the present one. */
    protected abstract T read(int version, DataInputView in) throws IOException;

    /**
     * Memory is written to as it is; anything else, such as the stream of a checkpoint, gets all
     * bytes in one call, where a value would make one for nearly every byte.
     */
    @Override
    public final void serialize(T value, DataOutputView out) throws IOException {
        if (out instanceof DataOutputSerializer memory) {
            writeVersioned(value, memory);
        } else {
            DataOutputSerializer memory = new DataOutputSerializer(FIRST_CAPACITY);
            writeVersioned(value, memory);
            out.write(memory.getSharedBuffer(), 0, memory.length());
        }
    }

    private void writeVersioned(T value, DataOutputSerializer out) throws IOException {
        out.writeByte(version());
        write(value, out);
    }

    @Override
    public final T deserialize(DataInputView in) throws IOException {
        int version = in.readByte();
        if (version < 1 || version > version()) {
            throw new IOException(
                    "Expected a version from 1 to "
                            + version()
                            + ", but found "
                            + version
                            + " in "
                            + getClass().getSimpleName()
                            + ". Was the state written by a later release?");
        }
        return read(version, in);
    }

    @Override
    public final T deserialize(T reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public T copy(T from) {
        return from;
    }

    @Override
    public final T copy(T from, T reuse) {
        return copy(from);
    }

    @Override
    public final void copy(DataInputView in, DataOutputView out) throws IOException {
        serialize(deserialize(in), out);
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public final TypeSerializer<T> duplicate() {
        return this;
    }

    @Override
    public final int getLength() {
        return -1;
    }

    @Override
    public final boolean equals(Object other) {
        return other != null && other.getClass() == getClass();
    }

    @Override
    public final int hashCode() {
        return getClass().hashCode();
    }
}
