// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Compact numbers, texts and bytes for the serializers of this package: 7 bits a byte, low bits
 * first; texts in UTF-8.
 */
final class Varints {
    /**
     * No UTF-8 begins with it. The units of UTF-16 follow: the text has half of a surrogate pair.
     */
    private static final byte UNITS = (byte) 0xFF;

    private Varints() {}

    static void writeUnsigned(long value, DataOutputView out) throws IOException {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    static long readUnsigned(DataInputView in) throws IOException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = in.readByte();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IOException("Expected a number of at most ten bytes, but found a longer one.");
    }

    /** Small numbers of either sign take few bytes. */
    static void writeSigned(long value, DataOutputView out) throws IOException {
        writeUnsigned((value << 1) ^ (value >> 63), out);
    }

    static long readSigned(DataInputView in) throws IOException {
        long zigzag = readUnsigned(in);
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    static int readInt(DataInputView in) throws IOException {
        return (int) readUnsigned(in);
    }

    static void writeBytes(byte[] bytes, DataOutputView out) throws IOException {
        writeUnsigned(bytes.length, out);
        out.write(bytes);
    }

    static byte[] readBytes(DataInputView in) throws IOException {
        byte[] bytes = new byte[readInt(in)];
        in.readFully(bytes);
        return bytes;
    }

    static void writeText(String text, DataOutputView out) throws IOException {
        writeBytes(encode(text), out);
    }

    static String readText(DataInputView in) throws IOException {
        return decode(readBytes(in));
    }

    /** Null takes one byte, as the empty text does. */
    static void writeNullableText(@Nullable String text, DataOutputView out) throws IOException {
        if (text == null) {
            writeUnsigned(0, out);
            return;
        }
        byte[] bytes = encode(text);
        writeUnsigned(bytes.length + 1L, out);
        out.write(bytes);
    }

    static @Nullable String readNullableText(DataInputView in) throws IOException {
        int length = readInt(in) - 1;
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
