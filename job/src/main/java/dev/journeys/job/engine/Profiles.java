// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.state.JourneyEvent;

/** Lets identify events change profiles, up to a size. */
final class Profiles {
    private final int maxBytes;
    private final Refusals refusals;

    Profiles(int maxBytes, Refusals refusals) {
        this.maxBytes = maxBytes;
        this.refusals = refusals;
    }

    /** Merges the event's traits into the profile, which stays as it is if it became too large. */
    void merge(UserTurn turn, JourneyEvent event) {
        byte[] before = turn.state().profile();
        byte[] merged = ProfileTraits.merge(before, event.properties().toBytes());
        int bytes = merged == null ? 0 : merged.length;
        // One that is too large by an earlier, higher limit may still shrink.
        if (bytes > maxBytes && (before == null || bytes > before.length)) {
            refusals.traits(event, bytes);
        } else {
            turn.changeProfile(merged);
        }
    }
}
