// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.expression;

import dev.journeys.patterns.event.JsonSlice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Variables with set values, which remembers what was asked for. */
final class FixedVariables implements Variables {

    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    final List<String> asked = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    /**
     * An event, a journey, the time, and the given object as properties, previous, entry and
     * profile.
     */
    static FixedVariables of(String json) {
        Map<String, Object> object = object(json);
        FixedVariables variables = new FixedVariables();
        for (String name : List.of("properties", "previous", "entry", "profile", "delivery")) {
            variables.values.put(name, object);
        }
        variables.values.put("context", Map.of("checkout", object));
        variables.values.put("now", NOW);
        variables.values.put(
                "event",
                Map.of(
                        "name", "purchased",
                        "userId", "u-1",
                        "timestamp", Instant.parse("2026-03-01T10:00:00.000000001Z")));
        variables.values.put(
                "journey", Map.of("id", "j", "version", 2L, "enteredAt", NOW.minusSeconds(60)));
        return variables;
    }

    static Map<String, Object> object(String json) {
        return JsonSlice.of(json.getBytes(StandardCharsets.UTF_8)).values();
    }

    FixedVariables with(String name, Object value) {
        values.put(name, value);
        return this;
    }

    @Override
    public Object value(String name) {
        asked.add(name);
        return values.get(name);
    }
}
