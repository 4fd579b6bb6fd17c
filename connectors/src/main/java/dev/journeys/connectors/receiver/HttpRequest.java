// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.receiver;

import java.util.Map;

/**
 * A request as it was read.
 *
 * @param headers by their names in lower case; of several with one name the last
 */
record HttpRequest(String method, String target, Map<String, String> headers, byte[] body) {
    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The target without its query. */
    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    boolean keepsAlive() {
        return !header("connection").equalsIgnoreCase("close");
    }
}
