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

    private static final char LAST_ASCII = 0x7F;

    private StateTexts() {}

    static void write(String text, DataOutputView out) throws IOException {
        Varints.writeBytes(encode(text), out);
    }

    static String read(DataInputView in) throws IOException {
        return decode(Varints.readBytes(in));
    }

    /** Null takes one byte, as the empty text does. */
    static void writeNullable(@Nullable String text, DataOutputView out) throws IOException {
        writeNullableEncoded(text == null ? null : encode(text), out);
    }

    /** Writes a text that is {@link #encode encoded} already. */
    static void writeNullableEncoded(byte @Nullable [] encoded, DataOutputView out)
            throws IOException {
        if (encoded == null) {
            Varints.writeUnsigned(0, out);
        } else {
            Varints.writeUnsigned(encoded.length + 1L, out);
            out.write(encoded);
        }
    }

    static @Nullable String readNullable(DataInputView in) throws IOException {
        byte[] encoded = readNullableEncoded(in);
        return encoded == null ? null : decode(encoded);
    }

    /** What {@link #decode} makes the text of. */
    static byte @Nullable [] readNullableEncoded(DataInputView in) throws IOException {
        int length = Varints.readInt(in) - 1;
        if (length < 0) {
            return null;
        }
        byte[] encoded = new byte[length];
        in.readFully(encoded);
        return encoded;
    }

    /** Nearly every text is ASCII, which takes one pass. */
    static byte[] encode(String text) {
        byte[] ascii = new byte[text.length()];
        for (int i = 0; i < ascii.length; i++) {
            char unit = text.charAt(i);
            if (unit > LAST_ASCII) {
                return encodeAny(text);
            }
            ascii[i] = (byte) unit;
        }
        return ascii;
    }

    private static byte[] encodeAny(String text) {
        if (SurrogatePairs.areWhole(text)) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        ByteBuffer bytes = ByteBuffer.allocate(1 + text.length() * Character.BYTES).put(UNITS);
        bytes.asCharBuffer().put(text);
        return bytes.array();
    }

    static String decode(byte[] encoded) {
        return hasUnits(encoded)
                ? ByteBuffer.wrap(encoded, 1, encoded.length - 1).asCharBuffer().toString()
                : new String(encoded, StandardCharsets.UTF_8);
    }

    /** The encoded text in UTF-8, where half of a surrogate pair is a question mark. */
    static byte[] utf8(byte[] encoded) {
        return hasUnits(encoded) ? decode(encoded).getBytes(StandardCharsets.UTF_8) : encoded;
    }

    private static boolean hasUnits(byte[] encoded) {
        return encoded.length > 0 && encoded[0] == UNITS;
    }
}
