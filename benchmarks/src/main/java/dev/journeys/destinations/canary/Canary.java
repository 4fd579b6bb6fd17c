// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.canary;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A secret, and how it may look to whoever finds it.
 *
 * @param name for messages, which never have the secret
 */
record Canary(String name, byte[] secret) {
    private static final int BASE64_BYTES = 3;
    private static final int BASE64_CHARACTERS = 4;

    static Canary of(String name, String secret) {
        return new Canary(name, secret.getBytes(StandardCharsets.UTF_8));
    }

    /** Its notations, by name; each long enough that it is not met by chance. */
    Map<String, byte[]> notations() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        String text = new String(secret, StandardCharsets.ISO_8859_1);
        all.put("as it is", secret);
        all.put("hex", ascii(HexFormat.of().formatHex(secret)));
        all.put("HEX", ascii(HexFormat.of().withUpperCase().formatHex(secret)));
        all.put("hex with colons", ascii(HexFormat.ofDelimiter(":").formatHex(secret)));
        all.put("bytes in brackets", ascii(inBrackets()));
        all.put("URL", ascii(URLEncoder.encode(text, StandardCharsets.ISO_8859_1)));
        all.put("percent", ascii("%" + HexFormat.ofDelimiter("%").formatHex(secret)));
        all.put("JSON", ascii(text.replace("/", "\\/")));
        all.put("UTF-16", text.getBytes(StandardCharsets.UTF_16BE));
        all.put("UTF-16, little", text.getBytes(StandardCharsets.UTF_16LE));
        for (int offset = 0; offset < BASE64_BYTES; offset++) {
            all.put("base64 at " + offset, base64(Base64.getEncoder(), offset));
            all.put("base64 for URLs at " + offset, base64(Base64.getUrlEncoder(), offset));
        }
        return all;
    }

    private String inBrackets() {
        StringBuilder bytes = new StringBuilder();
        for (byte each : secret) {
            bytes.append(bytes.isEmpty() ? "" : ", ").append(each);
        }
        return bytes.toString();
    }

    /** What does not depend on what stands before and after the secret in the bytes encoded. */
    private byte[] base64(Base64.Encoder encoder, int offset) {
        byte[] shifted = new byte[offset + secret.length];
        System.arraycopy(secret, 0, shifted, offset, secret.length);
        String encoded = encoder.withoutPadding().encodeToString(shifted);
        int from = offset == 0 ? 0 : BASE64_CHARACTERS;
        int whole = shifted.length / BASE64_BYTES * BASE64_CHARACTERS;
        return ascii(encoded.substring(from, whole));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
