// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.redrive;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters are sent again: of each delivery the newest, unless it was sent again since.
 * Keeps ids and places only, since there may be many.
 */
final class RedrivePlan {
    private final RedriveFilter filter;
    private final Redriven redriven;
    private final boolean again;
    private final Map<String, Newest> newest = new HashMap<>();
    private final Map<String, RedriveCount> counts = new TreeMap<>();

    /**
     * @param again whether what was sent again already is sent once more
     */
    RedrivePlan(RedriveFilter filter, Redriven redriven, boolean again) {
        this.filter = filter;
        this.redriven = redriven;
        this.again = again;
    }

    /** Takes note of a dead letter; null: of what is none. */
    void take(@Nullable DeadDelivery dead) {
        if (dead == null || !filter.matches(dead)) {
            return;
        }
        if (!dead.isWhole()) {
            count(dead.destination()).cut++;
            return;
        }
        Newest known = newest.get(dead.id());
        if (known == null || known.timeMillis <= dead.timeMillis()) {
            boolean before = redriven.has(dead);
            newest.put(
                    dead.id(),
                    new Newest(dead.destination(), dead.place(), dead.timeMillis(), before));
        }
    }

    /** Whether this dead letter, of all that were taken note of, is sent again. */
    boolean chooses(DeadDelivery dead) {
        if (!dead.isWhole()) {
            return false;
        }
        Newest known = newest.get(dead.id());
        return known != null && known.place.equals(dead.place()) && (again || !known.before);
    }

    /**
     * How many there are, by destination.
     *
     * @param tooLarge how many of those that are chosen the topic did not take, by destination
     */
    Map<String, RedriveCount> counts(Map<String, Integer> tooLarge) {
        Map<String, RedriveCount> all = new TreeMap<>();
        counts.forEach((destination, count) -> all.put(destination, count.copy()));
        for (Newest each : newest.values()) {
            RedriveCount count =
                    all.computeIfAbsent(each.destination, absent -> new RedriveCount());
            if (each.before && !again) {
                count.before++;
            } else {
                count.chosen++;
            }
        }
        all.forEach((destination, count) -> count.tooLarge = tooLarge.getOrDefault(destination, 0));
        return all;
    }

    private RedriveCount count(String destination) {
        return counts.computeIfAbsent(destination, absent -> new RedriveCount());
    }

    /** The newest dead letter of a delivery. */
    private record Newest(String destination, String place, long timeMillis, boolean before) {}
}
