// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The format's hash {@code H} once more, written from its text and not from the code under test.
 */
public final class FormatHash {
    private FormatHash() {}

    /** The first 16 bytes of the hash of some values in hexadecimal; null is an absent one. */
    public static String id(Object... values) {
        return HexFormat.of().formatHex(hash(values), 0, 16);
    }

    /** The bucket, from 0 to 9999, of the first 8 bytes of the hash of some values. */
    public static int bucket(Object... values) {
        BigInteger number = new BigInteger(1, Arrays.copyOf(hash(values), 8));
        return number.mod(BigInteger.valueOf(10_000)).intValueExact();
    }

    private static byte[] hash(Object... values) {
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        for (Object value : values) {
            if (value == null) {
                input.write('-');
            } else {
                byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
                input.writeBytes((text.length + ":").getBytes(StandardCharsets.UTF_8));
                input.writeBytes(text);
            }
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(input.toByteArray());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected SHA-256 on every Java platform.", e);
        }
    }
}
