// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.journeys.job.state.DefinitionStatus;
import dev.journeys.patterns.parse.Found;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one control record; gathers everything that is wrong with them. */
final class ControlFields {
    private static final Set<String> NAMES =
            Set.of("key", "journey", "version", "status", "effectiveFrom", "definition");
    private static final int MAX_CHARACTERS_SHOWN = 60;

    private final JsonNode record;
    private final List<String> problems = new ArrayList<>();

    ControlFields(JsonNode record) {
        this.record = record;
        record.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!NAMES.contains(name)) {
                                problems.add(
                                        "Expected only fields of a control record, but found "
                                                + Found.quoted(name)
                                                + ".");
                            }
                        });
    }

    List<String> problems() {
        return problems;
    }

    void problem(String problem) {
        problems.add(problem);
    }

    boolean has(String name) {
        return record.hasNonNull(name);
    }

    /** Whether there is nothing else. */
    boolean hasOnly(String name) {
        return record.size() == 1 && has(name);
    }

    String text(String name, String example) {
        JsonNode value = record.path(name);
        if (!value.isTextual() || value.textValue().isEmpty()) {
            expected(name, "a text such as '" + example + "'");
        }
        return value.asText();
    }

    int version() {
        JsonNode value = record.path("version");
        boolean valid = value.isInt() && value.intValue() > 0;
        if (!valid) {
            expected("version", "a whole number from 1 on");
        }
        return valid ? value.intValue() : 1;
    }

    long time() {
        JsonNode value = record.path("effectiveFrom");
        OptionalLong time =
                value.isTextual() || value.isIntegralNumber()
                        ? ControlKey.time(value.asText())
                        : OptionalLong.empty();
        if (time.isEmpty()) {
            expected(
                    "effectiveFrom", "a time such as '2026-03-01T10:00:00Z' or epoch milliseconds");
        }
        return time.orElse(0);
    }

    DefinitionStatus status() {
        String found = record.path("status").textValue();
        for (DefinitionStatus status : DefinitionStatus.values()) {
            if (status.name().toLowerCase(Locale.ROOT).equals(found)) {
                return status;
            }
        }
        expected(
                "status",
                Found.oneOf(
                        Arrays.stream(DefinitionStatus.values())
                                .map(status -> status.name().toLowerCase(Locale.ROOT))
                                .toList()));
        return DefinitionStatus.PAUSED;
    }

    /** Null where there is none. */
    @Nullable JsonNode definition() {
        if (!has("definition")) {
            return null;
        }
        JsonNode definition = record.get("definition");
        if (!definition.isObject()) {
            expected("definition", "an object");
            return null;
        }
        return definition;
    }

    private void expected(String name, String what) {
        JsonNode value = record.get(name);
        String found = value == null ? "none" : shown(value.toString());
        problems.add("Expected in '" + name + "' " + what + ", but found " + found + ".");
    }

    private static String shown(String json) {
        return json.length() <= MAX_CHARACTERS_SHOWN
                ? json
                : json.substring(0, MAX_CHARACTERS_SHOWN) + "…";
    }
}
