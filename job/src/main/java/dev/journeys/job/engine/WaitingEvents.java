// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.definitions.HeardEvent;
import dev.journeys.job.state.JourneyEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The events of a subtask that the watermark has not passed yet, in the order in which they are
 * taken; of one user only so many.
 *
 * <p>They are counted by user only while there are so many in all that one user could have too
 * many; a subtask that keeps up never counts them.
 */
final class WaitingEvents {
    private final PriorityQueue<WaitingEvent> queue = new PriorityQueue<>(WaitingEvent::compare);
    private final int maxOfOneUser;
    private @Nullable Map<String, Integer> counts;

    /**
     * @param maxOfOneUser how many events of one user may wait
     */
    WaitingEvents(int maxOfOneUser) {
        this.maxOfOneUser = maxOfOneUser;
    }

    /**
     * Adds an event, unless as many of its user wait as may.
     *
     * @param heard what its name leads to, or null where that is not known yet
     * @return whether it was added
     */
    boolean add(JourneyEvent event, @Nullable HeardEvent heard) {
        if (queue.size() >= maxOfOneUser
                && counts().getOrDefault(event.user(), 0) >= maxOfOneUser) {
            return false;
        }
        add(new WaitingEvent(event, heard));
        return true;
    }

    /** Adds an event that was waiting when a checkpoint was taken, however many there are. */
    void restore(JourneyEvent event) {
        add(new WaitingEvent(event, null));
    }

    private void add(WaitingEvent waiting) {
        queue.add(waiting);
        if (counts != null) {
            counts.merge(waiting.event().user(), 1, Integer::sum);
        }
    }

    private Map<String, Integer> counts() {
        Map<String, Integer> counted = counts;
        if (counted == null) {
            counted = new HashMap<>();
            for (WaitingEvent waiting : queue) {
                counted.merge(waiting.event().user(), 1, Integer::sum);
            }
            counts = counted;
        }
        return counted;
    }

    /**
     * Takes the next event off.
     *
     * @param watermark epoch milliseconds
     * @return null where none at or before the watermark is left
     */
    @Nullable WaitingEvent pollUpTo(long watermark) {
        WaitingEvent next = queue.peek();
        if (next == null || next.timestamp() > watermark) {
            return null;
        }
        queue.poll();
        if (counts != null) {
            uncount(next.event().user(), counts);
        }
        return next;
    }

    private void uncount(String user, Map<String, Integer> counted) {
        counted.computeIfPresent(user, (key, count) -> count > 1 ? count - 1 : null);
        // Well below the limit, so that a queue around it is not counted again and again.
        if (queue.size() <= maxOfOneUser / 2) {
            counts = null;
        }
    }

    /** How many events of all users wait. */
    int size() {
        return queue.size();
    }

    /** All events by user, for a checkpoint. */
    Map<String, List<JourneyEvent>> byUser() {
        Map<String, List<JourneyEvent>> users = new HashMap<>();
        for (WaitingEvent waiting : queue) {
            JourneyEvent event = waiting.event();
            users.computeIfAbsent(event.user(), user -> new ArrayList<>()).add(event);
        }
        return users;
    }
}
