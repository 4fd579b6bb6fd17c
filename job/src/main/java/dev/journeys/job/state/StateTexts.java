// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

import dev.journeys.connectors.serialization.SurrogatePairs;
import dev.journeys.connectors.serialization.Varints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Compact texts for the serializers of this package, in UTF-8. */
final class StateTexts {
    /**
     * No UTF-8 begins with it. The units of UTF-16 follow: the text has half of a surrogate pair.
     */
    private static final byte UNITS = (byte) 0xFF;

    private StateTexts() {}

    static void write(String text, DataOutputView out) throws IOException {
        Varints.writeBytes(encode(text), out);
    }

    static String read(DataInputView in) throws IOException {
        return decode(Varints.readBytes(in));
    }

    /** Null takes one byte, as the empty text does. */
    static void writeNullable(@Nullable String text, DataOutputView out) throws IOException {
        if (text == null) {
            Varints.writeUnsigned(0, out);
            return;
        }
        byte[] bytes = encode(text);
        Varints.writeUnsigned(bytes.length + 1L, out);
        out.write(bytes);
    }

    static @Nullable String readNullable(DataInputView in) throws IOException {
        int length = Varints.readInt(in) - 1;
        if (length < 0) {
            return null;
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return decode(bytes);
    }

    private static byte[] encode(String text) {
        if (SurrogatePairs.areWhole(text)) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        ByteBuffer bytes = ByteBuffer.allocate(1 + text.length() * Character.BYTES).put(UNITS);
        bytes.asCharBuffer().put(text);
        return bytes.array();
    }

    private static String decode(byte[] bytes) {
        return bytes.length > 0 && bytes[0] == UNITS
                ? ByteBuffer.wrap(bytes, 1, bytes.length - 1).asCharBuffer().toString()
                : new String(bytes, StandardCharsets.UTF_8);
    }
}
