// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import java.time.Duration;
import java.util.Map;

/**
 * A request with all secrets in their places: it lives as long as its attempt and is never stored
 * or printed.
 *
 * @param method in upper case, such as {@code POST}
 * @param url absolute, {@code https} or {@code http}
 * @param headers any case, but for those that belong to the client ({@link HeaderRules}); values in
 *     printable ASCII
 * @param body may be empty; not copied and not to be changed
 * @param deadline for all of it: name, connection, handshake, request and reply; more than 0
 * @param maxReplyBytes how much of the reply's body is read, from 0
 * @param keepsReply whether what is read is kept for the caller; else the reply's body is empty
 */
public record HttpCall(
        String method,
        String url,
        Map<String, String> headers,
        byte[] body,
        Duration deadline,
        int maxReplyBytes,
        boolean keepsReply) {
    /** A request whose reply's body is kept. */
    public HttpCall(
            String method,
            String url,
            Map<String, String> headers,
            byte[] body,
            Duration deadline,
            int maxReplyBytes) {
        this(method, url, headers, body, deadline, maxReplyBytes, true);
    }

    public HttpCall {
        headers = Map.copyOf(headers);
        if (deadline.isNegative() || deadline.isZero() || maxReplyBytes < 0) {
            throw new IllegalArgumentException(
                    "Expected a deadline above 0 and at least 0 bytes of a reply, but found "
                            + deadline
                            + " and "
                            + maxReplyBytes
                            + ".");
        }
        headers.forEach(HttpCall::requireSound);
    }

    private static void requireSound(String name, String value) {
        if (!HeaderRules.isName(name) || !HeaderRules.isValue(value)) {
            throw new IllegalArgumentException(
                    "Expected a header's name and value in printable ASCII, but found another '"
                            + (HeaderRules.isName(name) ? name : "…")
                            + "'.");
        }
        if (HeaderRules.isReserved(name)) {
            throw new IllegalArgumentException(
                    "Expected no header that belongs to the client, but found '" + name + "'.");
        }
    }

    /** Without URL, headers and body: there are secrets in them. */
    @Override
    public String toString() {
        return "HttpCall[" + method + ", " + body.length + " bytes]";
    }
}
