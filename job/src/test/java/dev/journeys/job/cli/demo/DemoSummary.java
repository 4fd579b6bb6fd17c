// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The closing summary, read from the screen.
 *
 * @param journeys by id: entered, completed, exited, live, deliveries
 */
record DemoSummary(Map<String, List<Long>> journeys, List<Long> total) {

    static DemoSummary of(List<String> lines) {
        int head = 0;
        while (!lines.get(head).startsWith("journey  ")) {
            head++;
        }
        Map<String, List<Long>> journeys = new LinkedHashMap<>();
        int row = head + 1;
        for (; !lines.get(row).startsWith("total "); row++) {
            journeys.put(lines.get(row).replaceFirst(" .*", ""), numbers(lines.get(row)));
        }
        return new DemoSummary(journeys, numbers(lines.get(row)));
    }

    void assertAddsUp() {
        assertThat(journeys.values())
                .allSatisfy(
                        counts -> {
                            assertThat(counts).allMatch(count -> count >= 0);
                            assertThat(counts.get(0))
                                    .isEqualTo(counts.get(1) + counts.get(2) + counts.get(3));
                        });
        for (int column = 0; column < total.size(); column++) {
            int which = column;
            assertThat(total.get(column))
                    .isEqualTo(journeys.values().stream().mapToLong(row -> row.get(which)).sum());
        }
        assertThat(total.get(0)).isPositive();
        assertThat(total.get(4)).isPositive();
    }

    private static List<Long> numbers(String row) {
        return Arrays.stream(row.split(" +"))
                .skip(1)
                .map(number -> Long.parseLong(number.replace(",", "")))
                .toList();
    }
}
