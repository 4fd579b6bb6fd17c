// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.serialization;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Compact numbers and bytes: 7 bits a byte, low bits first. */
public final class Varints {
    private Varints() {}

    /** Small numbers take few bytes, negative ones ten. */
    public static void writeUnsigned(long value, DataOutputView out) throws IOException {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    /**
     * Reads what {@link #writeUnsigned} wrote.
     *
     * @throws IOException also where there is no such number
     */
    public static long readUnsigned(DataInputView in) throws IOException {
        byte first = in.readByte();
        return first >= 0 ? first : readMore(first & 0x7F, in);
    }

    /** Most numbers are lengths and counts of one byte; this is for the others. */
    private static long readMore(long firstBits, DataInputView in) throws IOException {
        long value = firstBits;
        for (int shift = 7; shift < 64; shift += 7) {
            byte next = in.readByte();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IOException("Expected a number of at most ten bytes, but found a longer one.");
    }

    /** Small numbers of either sign take few bytes. */
    public static void writeSigned(long value, DataOutputView out) throws IOException {
        writeUnsigned((value << 1) ^ (value >> 63), out);
    }

    /** Reads what {@link #writeSigned} wrote. */
    public static long readSigned(DataInputView in) throws IOException {
        long zigzag = readUnsigned(in);
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    /** Reads what {@link #writeUnsigned} wrote of an int. */
    public static int readInt(DataInputView in) throws IOException {
        return (int) readUnsigned(in);
    }

    /** Writes bytes after their number. */
    public static void writeBytes(byte[] bytes, DataOutputView out) throws IOException {
        writeUnsigned(bytes.length, out);
        out.write(bytes);
    }

    /** Reads what {@link #writeBytes} wrote. */
    public static byte[] readBytes(DataInputView in) throws IOException {
        byte[] bytes = new byte[readInt(in)];
        in.readFully(bytes);
        return bytes;
    }
}
