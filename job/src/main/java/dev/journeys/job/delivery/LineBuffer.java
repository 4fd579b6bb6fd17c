// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.delivery;

import dev.journeys.patterns.event.Timestamps;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Bytes that are written anew for each record into an array that stays and grows, so that a record
 * costs little more than its bytes. Used by one thread at a time.
 */
final class LineBuffer extends OutputStream {
    private static final int INITIAL_SIZE = 1024;
    private static final int MAX_DIGITS = 19;

    private byte[] bytes = new byte[INITIAL_SIZE];
    private int length;

    int length() {
        return length;
    }

    /** The last byte written; there has to be one. */
    byte last() {
        return bytes[length - 1];
    }

    /**
     * Keeps the bytes up to an index: of those written all, or those too that room was made for.
     */
    void length(int newLength) {
        length = newLength;
    }

    /** A copy of all bytes from an index on. */
    byte[] from(int index) {
        return Arrays.copyOfRange(bytes, index, length);
    }

    /** Shows all bytes to a digest. */
    void update(MessageDigest digest) {
        digest.update(bytes, 0, length);
    }

    @Override
    public void write(int value) {
        room(1);
        bytes[length++] = (byte) value;
    }

    @Override
    public void write(byte[] source) {
        write(source, 0, source.length);
    }

    @Override
    public void write(byte[] source, int offset, int count) {
        room(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
    }

    /** Writes blanks where bytes from an index on break the line. */
    void keepOnOneLine(int index) {
        for (int i = index; i < length; i++) {
            if (bytes[i] == '\n' || bytes[i] == '\r') {
                bytes[i] = ' ';
            }
        }
    }

    /** Writes the decimal digits. */
    void number(long value) {
        if (value < 0) {
            write(Long.toString(value).getBytes(StandardCharsets.ISO_8859_1));
            return;
        }
        room(MAX_DIGITS);
        int end = length + 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            end++;
        }
        long rest = value;
        for (int i = end - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length = end;
    }

    /** Writes what {@link Timestamps#format} gives. */
    void time(long epochMillis) {
        room(Timestamps.MAX_LENGTH);
        length = Timestamps.write(epochMillis, bytes, length);
    }

    /**
     * The array of all bytes, with room for more after the present ones. Whoever writes there says
     * by {@link #length(int)} how far; the next who writes may take another array.
     */
    byte[] room(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
        }
        return bytes;
    }
}
