// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.MessageIds;
import dev.journeys.job.state.UserState;

/**
 * De-duplication of one user's events by message id. Ids are kept as fingerprints of 64 bits: two
 * different ids of one user within one horizon are taken for the same with a probability of about
 * n²/2⁶⁵ for n messages.
 */
final class RecentMessages {
    private static final HashFunction FINGERPRINT = Hashing.farmHashFingerprint64();

    private final long horizonMillis;
    private final int maxIds;
    private final Refusals refusals;

    /**
     * @param horizonMillis how long after an event another with the same id is dropped
     * @param maxIds how many ids are kept of one user
     */
    RecentMessages(long horizonMillis, int maxIds, Refusals refusals) {
        this.horizonMillis = horizonMillis;
        this.maxIds = maxIds;
        this.refusals = refusals;
    }

    /**
     * Whether the event is to be dropped; otherwise its id is kept. What is dropped does not
     * prolong the horizon. To be called after {@link #forgetOld}: all ids that are left are within
     * the horizon.
     */
    boolean isDuplicate(UserTurn turn, JourneyEvent event) {
        byte[] id = event.messageIdUtf8();
        if (id == null) {
            return false;
        }
        MessageIds messages = turn.state().messages();
        long fingerprint = fingerprint(id);
        if (messages.contains(fingerprint)) {
            return true;
        }
        messages.add(fingerprint, event.timestamp());
        while (messages.size() > maxIds) {
            messages.removeOldest();
            refusals.messageId(turn.user());
        }
        turn.changed();
        return false;
    }

    /** Of a message id in UTF-8; it is in savepoints, and so stays what it is. */
    static long fingerprint(byte[] id) {
        return FINGERPRINT.hashBytes(id).asLong();
    }

    /** Drops what the horizon has passed, and the numbers of instances that started before now. */
    void forgetOld(UserTurn turn) {
        MessageIds messages = turn.state().messages();
        while (!messages.isEmpty() && turn.now() - messages.oldestTime() > horizonMillis) {
            messages.removeOldest();
            turn.changed();
        }
        if (turn.state().forgetStartsBefore(turn.now())) {
            turn.changed();
        }
    }

    /**
     * When there is something to forget at the latest, in epoch milliseconds, or {@link
     * UserState#NO_TIMER}.
     */
    long forgetAt(UserState state) {
        long newest = Long.MIN_VALUE;
        if (!state.messages().isEmpty()) {
            newest = state.messages().newestTime();
        }
        if (!state.recentStarts().isEmpty()) {
            newest = Math.max(newest, state.recentStarts().get(0).start());
        }
        return newest == Long.MIN_VALUE ? UserState.NO_TIMER : newest + horizonMillis + 1;
    }
}
