// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.journeys.job.engine.Emissions.Emission;
import dev.journeys.job.state.OutputKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.Assertions;

/**
 * What section 6 of the journey format says of the records of every instance, whatever its journey
 * is.
 */
final class PassageChecks {
    private static final Set<String> ALWAYS =
            Set.of("type", "journey", "version", "instance", "userId", "timestamp");
    private static final Map<String, Set<String>> CARRIES =
            Map.of(
                    "entered", Set.of(),
                    "waiting", Set.of("step", "until"),
                    "restarted", Set.of("step", "branch", "until"),
                    "advanced", Set.of("step"),
                    "sent", Set.of("step", "delivery"),
                    "skipped", Set.of("step"),
                    "completed", Set.of("step"),
                    "exited", Set.of("step"));
    private static final Map<String, Set<String>> MAY_CARRY =
            Map.of("advanced", Set.of("branch"), "exited", Set.of("reason"));
    private static final Set<String> LAST = Set.of("completed", "exited");

    private final Map<String, Passage> passages = new LinkedHashMap<>();
    private final Map<List<Object>, Integer> starts = new HashMap<>();

    private PassageChecks() {}

    /**
     * Asserts it of a whole run.
     *
     * @param ended whether every instance must have ended
     */
    static void check(Emissions emissions, boolean ended) {
        for (List<Emission> records : emissions.byUser().values()) {
            PassageChecks checks = new PassageChecks();
            Instant before = Instant.MIN;
            for (Emission emission : records) {
                Instant time = Instant.parse(emission.json().get("timestamp").asText());
                assertThat(time).as("the order of a user's time").isAfterOrEqualTo(before);
                before = time;
                checks.check(emission);
            }
            for (Passage passage : checks.passages.values()) {
                assertThat(passage.delivery).as("a delivery without 'sent'").isNull();
                assertThat(passage.last || !ended).as("%s has ended", passage.entered).isTrue();
            }
        }
    }

    private void check(Emission emission) {
        if (emission.kind() == OutputKind.DELIVERY) {
            passage(emission.json().get("journey").get("instance")).delivery(emission.json());
            return;
        }
        JsonNode json = emission.json();
        checkFields(json);
        if (json.get("type").asText().equals("entered")) {
            enter(json);
        }
        passage(json.get("instance")).transition(json);
    }

    private static void checkFields(JsonNode json) {
        String type = json.get("type").asText();
        Set<String> fields = new TreeSet<>();
        json.fieldNames().forEachRemaining(fields::add);
        fields.remove("identifier");
        fields.removeAll(MAY_CARRY.getOrDefault(type, Set.of()));
        Set<String> expected = new TreeSet<>(ALWAYS);
        expected.addAll(CARRIES.get(type));
        assertThat(fields).as("what '%s' carries", type).isEqualTo(expected);
    }

    private void enter(JsonNode json) {
        String identifier = json.hasNonNull("identifier") ? json.get("identifier").asText() : null;
        String journey = json.get("journey").asText();
        String user = json.get("userId").asText();
        long start = Instant.parse(json.get("timestamp").asText()).toEpochMilli();
        int number = starts.merge(Arrays.asList(journey, user, identifier, start), 1, Integer::sum);
        String id = json.get("instance").asText();
        assertThat(id).isEqualTo(FormatHash.id(journey, user, identifier, start, number));
        assertThat(passages.put(id, new Passage(json))).as("an id used twice").isNull();
    }

    private Passage passage(JsonNode instance) {
        Passage passage = passages.get(instance.asText());
        if (passage == null) {
            Assertions.fail("Expected 'entered' as the first record of instance " + instance);
        }
        return passage;
    }

    /** What has been seen of one instance. */
    private static final class Passage {
        private final JsonNode entered;
        private JsonNode delivery;
        private int deliveries;
        private boolean last;

        Passage(JsonNode entered) {
            this.entered = entered;
        }

        void transition(JsonNode json) {
            assertThat(last).as("%s comes after the last transition", json).isFalse();
            for (String field : List.of("journey", "version", "userId", "identifier")) {
                assertThat(json.get(field)).isEqualTo(entered.get(field));
            }
            if (json.get("type").asText().equals("sent")) {
                assertThat(delivery).as("'sent' comes after its delivery").isNotNull();
                assertThat(json.get("delivery")).isEqualTo(delivery.get("id"));
                assertThat(json.get("step")).isEqualTo(delivery.get("journey").get("step"));
                assertThat(json.get("timestamp")).isEqualTo(delivery.get("timestamp"));
                delivery = null;
            }
            last = LAST.contains(json.get("type").asText());
        }

        void delivery(JsonNode json) {
            deliveries++;
            String instance = entered.get("instance").asText();
            assertThat(json.get("id").asText()).isEqualTo(FormatHash.id(instance, deliveries));
            assertThat(json.get("type").asText()).isEqualTo("track");
            assertThat(json.get("userId")).isEqualTo(entered.get("userId"));
            assertThat(json.get("journey").get("id")).isEqualTo(entered.get("journey"));
            assertThat(json.get("journey").get("version")).isEqualTo(entered.get("version"));
            assertThat(json.get("journey").get("enteredAt")).isEqualTo(entered.get("timestamp"));
            delivery = json;
        }
    }
}
