// SPDX-License-Identifier: Apache-2.0
package dev.journeys.faults.output;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** Everything that a reader of committed records has seen so far. Thread-safe. */
public final class VisibleOutput {
    private final List<OutputLine> deliveries = new ArrayList<>();
    private final List<OutputLine> timeline = new ArrayList<>();
    private final List<String> late = new ArrayList<>();
    private final List<String> deadLetters = new ArrayList<>();
    private final Set<String> live = new HashSet<>();

    /** When what happened at a time of events was first seen: only growing times of both. */
    private final TreeMap<Long, Long> seenAt = new TreeMap<>();

    private long changedAt;

    synchronized void delivery(OutputLine line, long now) {
        deliveries.add(line);
        changedAt = now;
    }

    synchronized void transition(OutputLine line, long now) {
        timeline.add(line);
        changedAt = now;
        switch (line.type()) {
            case "entered" -> live.add(line.instance());
            case "completed", "exited" -> live.remove(line.instance());
            default -> {}
        }
        if (seenAt.isEmpty() || line.timestamp() > seenAt.lastKey()) {
            seenAt.put(line.timestamp(), now);
        }
    }

    synchronized void late(String text) {
        late.add(text);
    }

    synchronized void deadLetter(String text) {
        deadLetters.add(text);
    }

    /** A copy, in the order of their coming. */
    public synchronized List<OutputLine> deliveries() {
        return List.copyOf(deliveries);
    }

    /** A copy, in the order of their coming. */
    public synchronized List<OutputLine> timeline() {
        return List.copyOf(timeline);
    }

    /** A copy. */
    public synchronized List<String> late() {
        return List.copyOf(late);
    }

    /** A copy. */
    public synchronized List<String> deadLetters() {
        return List.copyOf(deadLetters);
    }

    /** How many deliveries and transitions there are. */
    public synchronized int size() {
        return deliveries.size() + timeline.size();
    }

    /** How many instances have entered and not ended. */
    public synchronized int live() {
        return live.size();
    }

    /** Epoch milliseconds of the clock at which the newest delivery or transition was seen. */
    public synchronized long changedAt() {
        return changedAt;
    }

    /**
     * Epoch milliseconds of the clock at which a transition of this time of events, or of a later
     * one, was first seen; empty while there is none.
     */
    public synchronized OptionalLong seen(long timestamp) {
        Map.Entry<Long, Long> first = seenAt.ceilingEntry(timestamp);
        return first == null ? OptionalLong.empty() : OptionalLong.of(first.getValue());
    }
}
