// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The origins that were read before: there are as many as destinations, and each is asked for with
 * every request. No secret is in an origin. Any thread.
 */
final class Origins {
    private static final int MOST = 1_000;

    private final Map<String, Origin> known = new ConcurrentHashMap<>();

    /** As {@link Origin#parse}. */
    Origin of(String text) throws RefusedException {
        Origin found = known.get(text);
        if (found != null) {
            return found;
        }
        Origin read = Origin.parse(text);
        if (known.size() < MOST) {
            known.put(text, read);
        }
        return read;
    }
}
