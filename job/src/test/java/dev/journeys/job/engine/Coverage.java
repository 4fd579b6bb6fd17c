// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Counts what has happened in made-up journeys, to show that it has. */
final class Coverage {
    private static final List<String> EXPECTED =
            List.of(
                    "entered",
                    "waiting",
                    "restarted",
                    "advanced",
                    "sent",
                    "skipped",
                    "completed",
                    "exited",
                    "by timeout",
                    "by otherwise",
                    "by branch 0",
                    "by branch 1",
                    "by a",
                    "by b",
                    "because expired",
                    "because loop",
                    "because failed",
                    "because replaced",
                    "because enough",
                    "because exit 0",
                    "because exit 1",
                    "with identifier",
                    "second of a millisecond",
                    "duplicates",
                    "missingIdentifier",
                    "conditionErrors",
                    "templateErrors",
                    "afterEnd");

    private final Map<String, Long> counts = new TreeMap<>();

    void add(Emissions emissions) {
        Set<List<JsonNode>> starts = new HashSet<>();
        for (JsonNode transition : emissions.transitions()) {
            count(transition.get("type").asText());
            countField("by ", transition.get("branch"));
            countField("because ", transition.get("reason"));
            if (transition.get("type").asText().equals("entered")) {
                countEntry(transition, starts);
            }
        }
        emissions.counts().forEach(this::countOfJob);
    }

    private void countEntry(JsonNode entered, Set<List<JsonNode>> starts) {
        if (entered.has("identifier")) {
            count("with identifier");
        }
        boolean first =
                starts.add(
                        Stream.of("journey", "userId", "identifier", "timestamp")
                                .map(field -> entered.path(field))
                                .toList());
        if (!first) {
            count("second of a millisecond");
        }
    }

    private void countOfJob(String name, long count) {
        if (!name.contains("/")) {
            counts.merge(name, count, Long::sum);
        }
    }

    private void countField(String word, JsonNode value) {
        if (value != null) {
            count(word + value.asText());
        }
    }

    private void count(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    void assertComplete() {
        assertThat(counts).containsKeys(EXPECTED.toArray(String[]::new));
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
