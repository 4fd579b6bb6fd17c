// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Compact numbers, texts and bytes for the serializers of this package: 7 bits a byte, low bits
 * first; texts in UTF-8, or in UTF-16 where UTF-8 cannot carry them.
 */
final class Wire {
    private static final int WHOLE = 0;
    private static final int UNITS = 1;

    private Wire() {}

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
        return readFully(readInt(in), in);
    }

    /** The length in bytes, doubled, and in the lowest bit which bytes these are. */
    static void writeText(String text, DataOutputView out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (isWhole(text, bytes)) {
            writeUnsigned((long) bytes.length << 1 | WHOLE, out);
            out.write(bytes);
        } else {
            writeUnsigned((long) text.length() * Character.BYTES << 1 | UNITS, out);
            out.writeChars(text);
        }
    }

    static String readText(DataInputView in) throws IOException {
        long head = readUnsigned(in);
        byte[] bytes = readFully((int) (head >>> 1), in);
        return (head & 1) == WHOLE
                ? new String(bytes, StandardCharsets.UTF_8)
                : ByteBuffer.wrap(bytes).asCharBuffer().toString();
    }

    /** Half of a surrogate pair, which JSON may hold, becomes one question mark in UTF-8. */
    private static boolean isWhole(String text, byte[] bytes) {
        if (bytes.length == text.length() && text.indexOf('?') < 0) {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private static byte[] readFully(int length, DataInputView in) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}
