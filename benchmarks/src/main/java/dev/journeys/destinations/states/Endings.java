// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.states;

import dev.journeys.connectors.delivery.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The outcomes of a run, by delivery. Thread-safe. */
final class Endings {
    private final Map<String, List<Outcome>> outcomes = new ConcurrentHashMap<>();

    void add(Outcome outcome) {
        outcomes.compute(
                outcome.delivery(),
                (id, known) -> {
                    List<Outcome> all = known == null ? new ArrayList<>() : known;
                    all.add(outcome);
                    return all;
                });
    }

    /** How many deliveries have ended. */
    int size() {
        return outcomes.size();
    }

    /** How many deliveries have ended more than once. */
    long repeated() {
        return outcomes.values().stream().filter(all -> all.size() > 1).count();
    }

    /** The first outcome of each delivery. */
    List<Outcome> firsts() {
        return outcomes.values().stream().map(all -> all.get(0)).toList();
    }

    /** How many of a destination ended how and why; by state and reason. */
    Map<String, Integer> reasons(String destination) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Outcome outcome : firsts()) {
            if (outcome.destination().equals(destination)) {
                String reason = outcome.reason().isEmpty() ? "" : " " + outcome.reason();
                counts.merge(outcome.state() + reason, 1, Integer::sum);
            }
        }
        return counts;
    }
}
