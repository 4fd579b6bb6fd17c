// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.state.InstanceState;
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

    /** Whether an instance may enter with what it has captured so far; told of if not. */
    boolean admits(UserTurn turn, String journey, InstanceState state) {
        if (state.contextBytes() <= maxBytes) {
            return true;
        }
        refusals.largeEntry(turn, journey, state.contextBytes());
        return false;
    }

    /** Puts properties into the context of an instance under a key, if they fit. */
    void capture(Walk walk, String key, JsonSlice properties) {
        InstanceState state = walk.state();
        byte[] before = state.capture(key);
        int others = state.contextBytes() - (before == null ? 0 : before.length);
        if (others + properties.length() <= maxBytes) {
            state.capture(key, properties.toBytes());
        } else {
            state.forgetCapture(key);
            refusals.capture(walk, key);
        }
    }
}
