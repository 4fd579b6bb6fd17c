// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.UserState;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;

/**
 * De-duplication of one user's events by message id. Ids are kept as fingerprints of 64 bits: two
 * different ids of one user within one horizon are taken for the same with a probability of about
 * n²/2⁶⁵ for n messages.
 */
final class RecentMessages {
    private static final HashFunction FINGERPRINT = Hashing.farmHashFingerprint64();

    private final long horizonMillis;

    /**
     * @param horizonMillis how long after an event another with the same id is dropped
     */
    RecentMessages(long horizonMillis) {
        this.horizonMillis = horizonMillis;
    }

    /**
     * Whether the event is to be dropped; otherwise its id is kept. What is dropped does not
     * prolong the horizon.
     */
    boolean isDuplicate(UserTurn turn, JourneyEvent event) {
        String id = event.messageId();
        if (id == null) {
            return false;
        }
        long fingerprint = FINGERPRINT.hashString(id, StandardCharsets.UTF_8).asLong();
        Long before = turn.state().messages().get(fingerprint);
        if (before != null && event.timestamp() - before <= horizonMillis) {
            return true;
        }
        turn.state().keepMessage(fingerprint, event.timestamp());
        turn.changed();
        return false;
    }

    /** Drops what the horizon has passed, and the numbers of instances that started before now. */
    void forgetOld(UserTurn turn) {
        Iterator<Map.Entry<Long, Long>> oldestFirst = turn.state().messages().entrySet().iterator();
        while (oldestFirst.hasNext()
                && turn.now() - oldestFirst.next().getValue() > horizonMillis) {
            oldestFirst.remove();
            turn.changed();
        }
        if (turn.state().recentStarts().removeIf(start -> start.start() < turn.now())) {
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
            newest = state.newestMessage();
        }
        if (!state.recentStarts().isEmpty()) {
            newest = Math.max(newest, state.recentStarts().get(0).start());
        }
        return newest == Long.MIN_VALUE ? UserState.NO_TIMER : newest + horizonMillis + 1;
    }
}
