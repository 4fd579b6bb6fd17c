// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.journeys.job.state.OutputKind;
import dev.journeys.job.state.OutputRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came out of a run, parsed.
 *
 * @param byUser deliveries and transitions of each user in their order; there is no order between
 *     users
 * @param others late events and dead letters
 * @param counts by name, of a journey {@code journey/name}; those that are 0 left out
 */
public record Emissions(
        Map<String, List<Emission>> byUser, List<Emission> others, Map<String, Long> counts) {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    /** Reads what an operator has emitted. */
    public static Emissions of(List<OutputRecord> output) throws IOException {
        Emissions emissions = new Emissions(new TreeMap<>(), new ArrayList<>(), new TreeMap<>());
        for (OutputRecord record : output) {
            emissions.add(new Emission(record.kind(), record.user(), JSON.readTree(record.json())));
        }
        return emissions;
    }

    private void add(Emission emission) {
        switch (emission.kind()) {
            case DELIVERY, TRANSITION ->
                    byUser.computeIfAbsent(emission.user(), user -> new ArrayList<>())
                            .add(emission);
            case COUNTS -> count(emission.json());
            default -> others.add(emission);
        }
    }

    private void count(JsonNode count) {
        String journey = count.get("journey").asText();
        String name = count.get("name").asText();
        long amount = count.get("count").asLong();
        if (amount != 0) {
            counts.merge(journey.isEmpty() ? name : journey + '/' + name, amount, Long::sum);
        }
    }

    /** The transitions of all users. */
    public List<JsonNode> transitions() {
        return all(OutputKind.TRANSITION);
    }

    /** The deliveries to all users. */
    public List<JsonNode> deliveries() {
        return all(OutputKind.DELIVERY);
    }

    private List<JsonNode> all(OutputKind kind) {
        return byUser.values().stream()
                .flatMap(List::stream)
                .filter(emission -> emission.kind() == kind)
                .map(Emission::json)
                .toList();
    }

    /** One record. */
    public record Emission(OutputKind kind, String user, JsonNode json) {}
}
