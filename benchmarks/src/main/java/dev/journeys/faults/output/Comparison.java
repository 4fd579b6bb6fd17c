// SPDX-License-Identifier: Apache-2.0
package dev.journeys.faults.output;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How what came out differs from what was expected. Records are compared as they are, letter by
 * letter; how often each comes counts, and among those of one instance their order does too.
 *
 * @param expected how many records were expected
 * @param found how many came
 * @param missing those that were expected and did not come, once for each time
 * @param unexpected those that came and were never expected
 * @param repeated those that came more often than expected, once for each time too many
 * @param disordered the instances whose records are the expected ones in another order
 */
public record Comparison(
        int expected,
        int found,
        List<String> missing,
        List<String> unexpected,
        List<String> repeated,
        List<String> disordered) {

    /** Compares; what is in front of the other in a list came first. */
    public static Comparison of(List<OutputLine> expected, List<OutputLine> found) {
        Map<String, Integer> open = new HashMap<>();
        expected.forEach(line -> open.merge(line.text(), 1, Integer::sum));
        Map<String, Integer> left = new HashMap<>(open);
        List<String> unexpected = new ArrayList<>();
        List<String> repeated = new ArrayList<>();
        for (OutputLine line : found) {
            if (!open.containsKey(line.text())) {
                unexpected.add(line.text());
            } else if (left.merge(line.text(), -1, Integer::sum) < 0) {
                repeated.add(line.text());
            }
        }
        List<String> missing = new ArrayList<>();
        left.forEach((text, times) -> addTimes(missing, text, times));
        List<String> disordered = new ArrayList<>();
        if (missing.isEmpty() && unexpected.isEmpty() && repeated.isEmpty()) {
            Map<String, List<String>> order = byInstance(expected);
            byInstance(found)
                    .forEach(
                            (instance, lines) -> {
                                if (!lines.equals(order.get(instance))) {
                                    disordered.add(instance);
                                }
                            });
        }
        return new Comparison(
                expected.size(), found.size(), missing, unexpected, repeated, disordered);
    }

    /** Whether nothing differs. */
    public boolean isSame() {
        return missing.isEmpty()
                && unexpected.isEmpty()
                && repeated.isEmpty()
                && disordered.isEmpty();
    }

    private static void addTimes(List<String> missing, String text, int times) {
        for (int i = 0; i < times; i++) {
            missing.add(text);
        }
    }

    private static Map<String, List<String>> byInstance(List<OutputLine> lines) {
        Map<String, List<String>> instances = new HashMap<>();
        lines.forEach(
                line ->
                        instances
                                .computeIfAbsent(line.instance(), key -> new ArrayList<>())
                                .add(line.text()));
        return instances;
    }
}
