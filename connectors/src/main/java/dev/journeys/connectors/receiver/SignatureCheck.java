// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.receiver;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks signatures by Standard Webhooks: HMAC-SHA256 over {@code id.timestamp.body}, in base64
 * behind {@code v1,}. Written apart from what signs, so that one finds the other's mistakes.
 * Belongs to one thread.
 */
final class SignatureCheck {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";

    private final List<Mac> macs = new ArrayList<>();

    /**
     * @param secrets {@code whsec_} and base64, or base64 alone
     * @throws IllegalArgumentException where one is not base64
     */
    SignatureCheck(List<String> secrets) {
        for (String secret : secrets) {
            macs.add(mac(secret));
        }
    }

    private static Mac mac(String secret) {
        String text = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(text), ALGORITHM));
            return mac;
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException(
                    "Expected a secret in base64, with or without 'whsec_' before it, but found something"
                            + " else.");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected " + ALGORITHM + " in every JDK.", e);
        }
    }

    SignatureVerdict judge(HttpRequest request) {
        if (macs.isEmpty()) {
            return SignatureVerdict.UNCHECKED;
        }
        String signatures = request.header("webhook-signature");
        if (signatures.isEmpty()) {
            return SignatureVerdict.MISSING;
        }
        String start =
                request.header("webhook-id") + "." + request.header("webhook-timestamp") + ".";
        for (Mac mac : macs) {
            mac.update(start.getBytes(StandardCharsets.UTF_8));
            String right =
                    VERSION + Base64.getEncoder().encodeToString(mac.doFinal(request.body()));
            if (contains(signatures, right)) {
                return SignatureVerdict.VALID;
            }
        }
        return SignatureVerdict.INVALID;
    }

    private static boolean contains(String signatures, String right) {
        for (String signature : signatures.split(" ")) {
            if (MessageDigest.isEqual(
                    signature.getBytes(StandardCharsets.UTF_8),
                    right.getBytes(StandardCharsets.UTF_8))) {
                return true;
            }
        }
        return false;
    }
}
