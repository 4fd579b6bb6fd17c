// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import java.util.Map;

/** How a request ended. Its text shows neither headers nor body. */
public sealed interface HttpReply {
    /**
     * There is a status, and with it a reply.
     *
     * @param status from 200 to 999
     * @param headers {@code retry-after} and {@code content-type}, where there are any
     * @param body what was read of it; empty where the call does not keep it
     * @param cut there was more than was read: the limit, the deadline or the end of the connection
     *     came first
     */
    record Answered(int status, Map<String, String> headers, byte[] body, boolean cut)
            implements HttpReply {
        public Answered {
            headers = Map.copyOf(headers);
        }

        @Override
        public String toString() {
            return "Answered[" + status + (cut ? ", cut]" : "]");
        }
    }

    /**
     * There is none.
     *
     * @param detail a short stable word, never a secret, a URL or what a receiver wrote
     */
    record Failed(FailureKind kind, String detail) implements HttpReply {}
}
