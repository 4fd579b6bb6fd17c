// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cep;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A match, by the places of its events in their order.
 *
 * @param time when it was found
 */
record FoundMatch(long time, List<Integer> events) {
    /**
     * The order of the decision on patterns: who begins first, who has more, who has earlier ones.
     */
    static final Comparator<FoundMatch> ORDER =
            Comparator.comparingInt(FoundMatch::first)
                    .thenComparing(match -> -match.events().size())
                    .thenComparing(
                            match ->
                                    match.events().stream()
                                            .map(FoundMatch::sortable)
                                            .collect(Collectors.joining()));

    static FoundMatch of(long time, Collection<List<Integer>> stages) {
        return new FoundMatch(time, stages.stream().flatMap(List::stream).sorted().toList());
    }

    int first() {
        return events.get(0);
    }

    int last() {
        return events.get(events.size() - 1);
    }

    private static String sortable(int place) {
        return String.format("%05d", place);
    }
}
