// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.specs;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeys.job.engine.EngineOptions;
import dev.journeys.job.engine.Limits;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.DefinitionStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the specs, in the order of their names. */
final class SpecReader {
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();
    private static final Set<String> WITH_TRAITS = Set.of("identify", "group");
    private static final Set<String> FIELDS =
            Set.of("title", "definitions", "control", "events", "until", "options", "expect");

    private SpecReader() {}

    static List<Spec> all() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(SpecReader::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected a folder of specs.", e);
        }
    }

    private static Path folder() {
        try {
            URI folder = SpecReader.class.getResource("/specs").toURI();
            return Path.of(folder);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Expected the specs on the class path.", e);
        }
    }

    private static Spec read(Path file) {
        String name = file.getFileName().toString().replace(".json", "");
        try {
            JsonNode spec = JSON.readTree(file.toFile());
            spec.fieldNames().forEachRemaining(field -> checkField(name, field));
            EngineOptions options =
                    EngineOptions.defaults().withLimits(limits(name, spec.path("options")));
            if (spec.has("until")) {
                options = options.until(SpecTime.parse(spec.get("until").asText()).toEpochMilli());
            }
            return new Spec(
                    name,
                    spec.get("title").asText(),
                    definitions(spec),
                    control(spec),
                    lines(spec.get("events")),
                    options,
                    spec.get("expect"));
        } catch (IOException e) {
            throw new UncheckedIOException("Expected JSON in spec '" + name + "'.", e);
        }
    }

    private static Limits limits(String name, JsonNode options) {
        Limits limits = Limits.defaults();
        for (Map.Entry<String, JsonNode> option : options.properties()) {
            int limit = option.getValue().asInt();
            limits =
                    switch (option.getKey()) {
                        case "liveInstances" -> limits.withLiveInstances(limit);
                        case "messageIds" -> limits.withMessageIds(limit);
                        case "contextBytes" -> limits.withContextBytes(limit);
                        case "profileBytes" -> limits.withProfileBytes(limit);
                        default ->
                                throw new IllegalArgumentException(
                                        "Expected a limit as option in '"
                                                + name
                                                + "', but found '"
                                                + option.getKey()
                                                + "'.");
                    };
        }
        return limits;
    }

    private static void checkField(String name, String field) {
        if (!FIELDS.contains(field)) {
            throw new IllegalArgumentException(
                    "Expected one of " + FIELDS + " in '" + name + "', but found '" + field + "'.");
        }
    }

    private static List<DefinitionRecord> definitions(JsonNode spec) {
        List<DefinitionRecord> records = new ArrayList<>();
        for (JsonNode definition : spec.get("definitions")) {
            if (isPublishedByRecord(spec, definition)) {
                continue;
            }
            records.add(
                    DefinitionRecord.published(
                            definition.get("id").asText(),
                            definition.get("version").asInt(),
                            DefinitionRecord.ALWAYS,
                            definition.toString().getBytes(StandardCharsets.UTF_8)));
        }
        return records;
    }

    private static boolean isPublishedByRecord(JsonNode spec, JsonNode definition) {
        for (JsonNode row : spec.path("control")) {
            if (isOf(row, definition) && row.get(3).asText().equals("published")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOf(JsonNode row, JsonNode definition) {
        return row.get(1).equals(definition.get("id"))
                && row.get(2).equals(definition.get("version"));
    }

    private static List<DefinitionRecord> control(JsonNode spec) {
        List<DefinitionRecord> records = new ArrayList<>();
        for (JsonNode row : spec.path("control")) {
            DefinitionStatus status =
                    DefinitionStatus.valueOf(row.get(3).asText().toUpperCase(Locale.ROOT));
            byte[] text = null;
            for (JsonNode definition : spec.get("definitions")) {
                if (status == DefinitionStatus.PUBLISHED && isOf(row, definition)) {
                    text = definition.toString().getBytes(StandardCharsets.UTF_8);
                }
            }
            records.add(
                    new DefinitionRecord(
                            row.get(1).asText(),
                            row.get(2).asInt(),
                            SpecTime.parse(row.get(0).asText()).toEpochMilli(),
                            status,
                            text));
        }
        return records;
    }

    private static List<String> lines(JsonNode events) {
        List<String> lines = new ArrayList<>();
        for (JsonNode event : events) {
            lines.add(event.isArray() ? line(event) : event.toString());
        }
        return lines;
    }

    private static String line(JsonNode row) {
        String name = row.get(2).asText();
        boolean traits = WITH_TRAITS.contains(name);
        ObjectNode event = JSON.createObjectNode();
        event.put("type", traits ? name : "track");
        event.put("userId", row.get(1).asText());
        if (!traits) {
            event.put("event", name);
        }
        event.put("timestamp", SpecTime.parse(row.get(0).asText()).toString());
        if (row.has(3)) {
            event.set(traits ? "traits" : "properties", row.get(3));
        }
        if (row.has(4)) {
            event.set("messageId", row.get(4));
        }
        return event.toString();
    }
}
