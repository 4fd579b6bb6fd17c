// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.compile;

import dev.journeys.patterns.event.JsonSlice;
import dev.journeys.patterns.event.PatternEvent;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Events that match a pattern.
 *
 * @param context by the names of the stages, in their order, the properties of the last event of
 *     each; without stages that no event has matched
 * @param events at least one, in the order in which they were taken
 */
public record PatternMatch(Map<String, JsonSlice> context, List<PatternEvent> events) {

    /**
     * The order in which matches count that come at one time: by the first event; of those that
     * begin with the same, the one with more events first; then by the events one by one, the
     * earlier first.
     */
    public static final Comparator<List<PatternEvent>> ORDER =
            Comparator.<List<PatternEvent>>comparingLong(events -> events.get(0).sequence())
                    .thenComparing(
                            Comparator.<List<PatternEvent>>comparingInt(List::size).reversed())
                    .thenComparing(PatternMatch::compareOneByOne);

    public PatternMatch {
        context = Collections.unmodifiableMap(new LinkedHashMap<>(context));
        events = List.copyOf(events);
    }

    public PatternEvent first() {
        return events.get(0);
    }

    /** The last event that was matched. */
    public PatternEvent last() {
        return events.get(events.size() - 1);
    }

    private static int compareOneByOne(List<PatternEvent> left, List<PatternEvent> right) {
        for (int i = 0; i < left.size(); i++) {
            int compared = Long.compare(left.get(i).sequence(), right.get(i).sequence());
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }
}
