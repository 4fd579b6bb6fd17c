// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

import dev.journeys.connectors.webhook.HeaderRules;
import java.util.List;
import java.util.Map;

/**
 * What is requested of a bulk endpoint, with references to secrets.
 *
 * @param url the address to which is posted
 * @param headers by name; see {@link HeaderRules}
 * @param before of the body, what stands before the first delivery, up to the opening bracket;
 *     UTF-8
 * @param after the rest, from the closing bracket on
 * @param maxReplyBytes how much of a reply is read
 */
public record HttpBatchRequest(
        String url, Map<String, String> headers, byte[] before, byte[] after, int maxReplyBytes) {
    /**
     * Keeps what is requested.
     *
     * @throws IllegalArgumentException where a request could not have a header, a secret is
     *     literal, or there is less than 0 to read; without the value
     */
    public HttpBatchRequest {
        headers = Map.copyOf(headers);
        headers.forEach(HttpBatchRequest::requireSound);
        if (maxReplyBytes < 0) {
            throw new IllegalArgumentException(
                    "Expected at least 0 bytes of a reply, but found " + maxReplyBytes + ".");
        }
    }

    private static void requireSound(String name, String value) {
        String problem = HeaderRules.problem(name, value);
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
    }

    /** How many bytes of a body are not deliveries. */
    int envelopeBytes() {
        return before.length + after.length;
    }

    /** The body for these deliveries, with commas between them. */
    byte[] body(List<byte[]> items) {
        int length = envelopeBytes() + items.size() - 1;
        for (byte[] item : items) {
            length += item.length;
        }
        byte[] body = new byte[length];
        int end = put(before, body, 0);
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                body[end++] = ',';
            }
            end = put(items.get(i), body, end);
        }
        put(after, body, end);
        return body;
    }

    private static int put(byte[] part, byte[] body, int at) {
        System.arraycopy(part, 0, body, at, part.length);
        return at + part.length;
    }
}
