// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs and verifies requests by the specification Standard Webhooks
 * (https://github.com/standard-webhooks/standard-webhooks, symmetric signatures {@code v1}): an
 * HMAC-SHA256 over {@code ID.TIMESTAMP.BODY}. With several secrets there are several signatures, so
 * that a receiver can go from one secret to the next while both are in use.
 */
public final class StandardWebhooks {
    /** The same on all attempts. */
    public static final String ID = "webhook-id";

    /** When the attempt was made, epoch seconds. */
    public static final String TIMESTAMP = "webhook-timestamp";

    /** One or more of {@code v1,BASE64}, with spaces between them. */
    public static final String SIGNATURE = "webhook-signature";

    static final String PREFIX = "webhook-";

    private static final String VERSION = "v1,";
    private static final String SECRET_PREFIX = "whsec_";
    private static final int SHORTEST_SECRET = 24;
    private static final String ALGORITHM = "HmacSHA256";

    /** No dot: with one, parts of an id could be taken for parts of the body. */
    private static final Pattern IDS = Pattern.compile("[A-Za-z0-9_-]{1,256}");

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    private StandardWebhooks() {}

    /**
     * The headers of a request, in lower case.
     *
     * @param id of letters, digits, {@code _} and {@code -}
     * @param secrets none for no signature
     * @throws IllegalArgumentException where the id has other characters
     */
    public static Map<String, String> headers(
            String id, long epochSeconds, byte[] body, List<byte[]> secrets) {
        if (!isId(id)) {
            throw new IllegalArgumentException(
                    "Expected an id of letters, digits, '_' and '-', but found another.");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(ID, id);
        headers.put(TIMESTAMP, Long.toString(epochSeconds));
        if (!secrets.isEmpty()) {
            headers.put(
                    SIGNATURE,
                    secrets.stream()
                            .map(secret -> signature(id, epochSeconds, body, secret))
                            .collect(Collectors.joining(" ")));
        }
        return headers;
    }

    static boolean isId(String id) {
        return IDS.matcher(id).matches();
    }

    /** One signature, {@code v1,BASE64}. */
    public static String signature(String id, long epochSeconds, byte[] body, byte[] secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update((id + '.' + epochSeconds + '.').getBytes(StandardCharsets.UTF_8));
            return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "Expected " + ALGORITHM + ", which every Java platform has.", e);
        }
    }

    /**
     * Whether one of the signatures was made with one of the secrets, at most so long before or
     * after now. Takes the same time for a signature that is nearly right.
     *
     * @param headers of the request, in any case
     */
    public static boolean verify(
            Map<String, String> headers,
            byte[] body,
            List<byte[]> secrets,
            long nowEpochSeconds,
            long toleranceSeconds) {
        Map<String, String> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        found.putAll(headers);
        String id = found.getOrDefault(ID, "");
        String timestamp = found.getOrDefault(TIMESTAMP, "");
        String signatures = found.getOrDefault(SIGNATURE, "");
        if (id.isEmpty() || !SECONDS.matcher(timestamp).matches()) {
            return false;
        }
        long seconds = Long.parseLong(timestamp);
        return Math.abs(nowEpochSeconds - seconds) <= toleranceSeconds
                && secrets.stream()
                        .map(secret -> signature(id, seconds, body, secret))
                        .anyMatch(signature -> isAmong(signature, signatures));
    }

    private static boolean isAmong(String signature, String signatures) {
        byte[] expected = signature.getBytes(StandardCharsets.UTF_8);
        boolean found = false;
        for (String given : signatures.split(" ")) {
            found |= MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8));
        }
        return found;
    }

    /**
     * The bytes of a secret.
     *
     * @param text Base64, with {@code whsec_} in front or without; at least 24 bytes
     * @throws IllegalArgumentException where it is not; without the text
     */
    public static byte[] secret(String text) {
        String encoded =
                text.startsWith(SECRET_PREFIX) ? text.substring(SECRET_PREFIX.length()) : text;
        byte[] secret = decoded(encoded);
        if (secret.length < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    "Expected a signing secret of at least "
                            + SHORTEST_SECRET
                            + " bytes in Base64, but found "
                            + secret.length
                            + " bytes.");
        }
        return secret;
    }

    private static byte[] decoded(String encoded) {
        try {
            return Base64.getDecoder().decode(encoded);
        } catch (IllegalArgumentException e) {
            // Not as the cause: its text shows a character of the secret.
            throw new IllegalArgumentException(
                    "Expected a signing secret in Base64, but found other text.");
        }
    }
}
