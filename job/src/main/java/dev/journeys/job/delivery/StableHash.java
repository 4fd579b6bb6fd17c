// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The hash {@code H} of the journey format: SHA-256 over, for each value, the length of its UTF-8
 * text in bytes, a colon and the text; an absent value is {@code -}. Used by one thread at a time.
 */
public final class StableHash {
    private static final byte[] ABSENT = {'-'};
    private static final HexFormat HEX = HexFormat.of();

    private final MessageDigest digest;

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
            digest.update(ABSENT);
            return this;
        }
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        digest.update((text.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(text);
        return this;
    }

    /** Adds a number by its decimal text. */
    public StableHash add(long value) {
        return add(Long.toString(value));
    }

    /** The first 16 bytes of the hash in hexadecimal; afterwards the hash is empty again. */
    public String id() {
        return HEX.formatHex(digest.digest(), 0, 16);
    }

    /**
     * The first 8 bytes of the hash as an unsigned big-endian number; afterwards the hash is empty
     * again.
     */
    public long first8Bytes() {
        return ByteBuffer.wrap(digest.digest()).getLong();
    }
}
