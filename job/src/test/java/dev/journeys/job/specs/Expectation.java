// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.specs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.journeys.job.engine.Emissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a spec expects, held against what came out. What a spec does not speak of is not looked at.
 */
final class Expectation {
    private final Spec spec;

    private Expectation(Spec spec) {
        this.spec = spec;
    }

    static Expectation of(Spec spec) {
        assertThat(spec.expect().fieldNames())
                .toIterable()
                .as("the expectations of %s", spec)
                .isNotEmpty()
                .isSubsetOf("timeline", "lastOfTimeline", "deliveries", "counts");
        return new Expectation(spec);
    }

    void assertMetBy(Emissions emissions) {
        if (spec.expect().has("timeline")) {
            assertTimeline("timeline", emissions);
        }
        if (spec.expect().has("lastOfTimeline")) {
            assertTimeline("lastOfTimeline", emissions);
        }
        if (spec.expect().has("deliveries")) {
            assertDeliveries(emissions);
        }
        if (spec.expect().has("counts")) {
            assertCounts(emissions);
        }
    }

    private void assertTimeline(String field, Emissions emissions) {
        Map<String, List<String>> expected = new TreeMap<>();
        for (JsonNode row : spec.expect().get(field)) {
            add(expected, TimelineRow.user(row.asText()), row.asText());
        }
        Map<String, List<String>> found = new TreeMap<>();
        for (JsonNode transition : emissions.transitions()) {
            add(found, transition.get("userId").asText(), TimelineRow.of(transition));
        }
        if (field.equals("lastOfTimeline")) {
            found.replaceAll((user, rows) -> rows.subList(rows.size() - 1, rows.size()));
        }
        assertThat(text(found)).as("%s of %s", field, spec).isEqualTo(text(expected));
    }

    private void assertDeliveries(Emissions emissions) {
        Map<String, List<JsonNode>> expected = new TreeMap<>();
        for (JsonNode delivery : spec.expect().get("deliveries")) {
            add(expected, delivery.get("user").asText(), delivery);
        }
        Map<String, List<JsonNode>> found = new TreeMap<>();
        for (JsonNode delivery : emissions.deliveries()) {
            String user = delivery.get("userId").asText();
            List<JsonNode> wanted = expected.getOrDefault(user, List.of());
            int place = found.getOrDefault(user, List.of()).size();
            JsonNode like = place < wanted.size() ? wanted.get(place) : MissingNode.getInstance();
            add(found, user, DeliveryView.of(delivery, like));
        }
        assertThat(found).as("deliveries of %s", spec).isEqualTo(expected);
    }

    private void assertCounts(Emissions emissions) {
        Map<String, Long> expected = new TreeMap<>();
        Map<String, Long> found = new TreeMap<>();
        for (Map.Entry<String, JsonNode> count : spec.expect().get("counts").properties()) {
            expected.put(count.getKey(), count.getValue().asLong());
            found.put(count.getKey(), emissions.counts().getOrDefault(count.getKey(), 0L));
        }
        assertThat(found).as("counts of %s", spec).isEqualTo(expected);
    }

    /** One row a line, which shows differences best. */
    private static String text(Map<String, List<String>> rows) {
        List<String> all = new ArrayList<>();
        rows.values().forEach(all::addAll);
        return String.join("\n", all);
    }

    private static <T> void add(Map<String, List<T>> lists, String key, T value) {
        lists.computeIfAbsent(key, absent -> new ArrayList<>()).add(value);
    }
}
