// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.state.InstanceState;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.patterns.event.JsonSlice;

/**
 * How much an instance may capture. What does not fit is left out, and what the key had before goes
 * too: a condition or a payload rather finds nothing than something that is no longer so.
 */
final class ContextLimit {
    private final int maxBytes;
    private final Refusals refusals;

    ContextLimit(int maxBytes, Refusals refusals) {
        this.maxBytes = maxBytes;
        this.refusals = refusals;
    }

    /** Whether an instance may enter with an event; told of if not. */
    boolean admits(JourneyEvent entry, String journey) {
        if (entry.properties().length() <= maxBytes) {
            return true;
        }
        refusals.largeEntry(entry, journey);
        return false;
    }

    /** Puts properties into the context of an instance under a key, if they fit. */
    void capture(Walk walk, String key, JsonSlice properties) {
        InstanceState state = walk.state();
        byte[] before = state.captures().get(key);
        int others = state.contextBytes() - (before == null ? 0 : before.length);
        if (others + properties.length() <= maxBytes) {
            state.captures().put(key, properties.toBytes());
        } else {
            state.captures().remove(key);
            refusals.capture(walk, key);
        }
    }
}
