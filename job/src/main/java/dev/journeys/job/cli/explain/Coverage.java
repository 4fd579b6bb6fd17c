// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.explain;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What earlier branches or exit rules take in any case, so that later ones never see it: of an
 * event either all, or all on which a condition with the same text is true.
 */
final class Coverage {
    private final Map<String, Map<Optional<String>, String>> takers = new HashMap<>();

    /**
     * Notes what is taken.
     *
     * @param taker for the reader
     */
    void add(List<String> events, Optional<String> where, String taker) {
        for (String event : new HashSet<>(events)) {
            takers.computeIfAbsent(event, name -> new HashMap<>()).putIfAbsent(where, taker);
        }
    }

    /** Who takes all of this before; empty where something is left. */
    Set<String> takersOf(List<String> events, Optional<String> where) {
        Set<String> found = new LinkedHashSet<>();
        for (String event : events) {
            Map<Optional<String>, String> ofEvent = takers.getOrDefault(event, Map.of());
            String taker = ofEvent.getOrDefault(Optional.empty(), ofEvent.get(where));
            if (taker == null) {
                return Set.of();
            }
            found.add(taker);
        }
        return found;
    }
}
