// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.state.JourneyEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The events of a subtask that the watermark has not passed yet, in the order in which they are
 * taken.
 */
final class WaitingEvents {
    private static final Comparator<JourneyEvent> ORDER =
            Comparator.comparingLong(JourneyEvent::timestamp).thenComparing(JourneyEvent::place);

    private final PriorityQueue<JourneyEvent> queue = new PriorityQueue<>(ORDER);

    void add(JourneyEvent event) {
        queue.add(event);
    }

    /**
     * Takes the next event off.
     *
     * @param watermark epoch milliseconds
     * @return null where none at or before the watermark is left
     */
    @Nullable JourneyEvent pollUpTo(long watermark) {
        JourneyEvent next = queue.peek();
        return next != null && next.timestamp() <= watermark ? queue.poll() : null;
    }

    /** All events by user, for a checkpoint. */
    Map<String, List<JourneyEvent>> byUser() {
        Map<String, List<JourneyEvent>> users = new HashMap<>();
        for (JourneyEvent event : queue) {
            users.computeIfAbsent(event.user(), user -> new ArrayList<>()).add(event);
        }
        return users;
    }
}
