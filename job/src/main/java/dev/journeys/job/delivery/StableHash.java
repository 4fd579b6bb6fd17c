// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * The hash {@code H} of the journey format: SHA-256 over, for each value, the length of its UTF-8
 * text in bytes, a colon and the text; an absent value is {@code -}. Used by one thread at a time.
 */
public final class StableHash {
    private static final int ID_BYTES = 16;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

    private final MessageDigest digest;

    /** What was added: a digest is cheapest where it sees everything at once. */
    private final LineBuffer values = new LineBuffer();

    /** A hash of nothing yet. */
    public StableHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected SHA-256, which every Java platform has.", e);
        }
    }

    /** Adds a text; null counts as absent. */
    public StableHash add(@Nullable String value) {
        if (value == null) {
            values.write('-');
            return this;
        }
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        values.number(text.length);
        values.write(':');
        values.write(text);
        return this;
    }

    /** Adds a number by its decimal text. */
    public StableHash add(long value) {
        return add(Long.toString(value));
    }

    /** The first 16 bytes of the hash in hexadecimal; afterwards the hash is empty again. */
    public String id() {
        byte[] hash = hash();
        byte[] text = new byte[2 * ID_BYTES];
        for (int i = 0; i < ID_BYTES; i++) {
            text[2 * i] = HEX[(hash[i] >> 4) & 0xF];
            text[2 * i + 1] = HEX[hash[i] & 0xF];
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /**
     * The first 8 bytes of the hash as an unsigned big-endian number; afterwards the hash is empty
     * again.
     */
    public long first8Bytes() {
        return ByteBuffer.wrap(hash()).getLong();
    }

    private byte[] hash() {
        values.update(digest);
        values.length(0);
        return digest.digest();
    }
}
