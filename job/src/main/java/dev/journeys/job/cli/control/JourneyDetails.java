// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.patterns.event.Timestamps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One journey: the definition of a version, and all records over time. */
final class JourneyDetails {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TITLES =
            List.of("effective from", "version", "status", "definition", "written");

    private final KnownJourney journey;
    private final byte @Nullable [] definition;
    private final long now;

    /**
     * @param definition UTF-8; null where there is none
     * @param now epoch milliseconds
     */
    JourneyDetails(KnownJourney journey, byte @Nullable [] definition, long now) {
        this.journey = journey;
        this.definition = definition;
        this.now = now;
    }

    /** The definition as it was written, then a table of the records; without ends of lines. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (definition != null) {
            new String(definition, StandardCharsets.UTF_8).strip().lines().forEach(lines::add);
            lines.add("");
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(TITLES);
        journey.records().forEach(known -> rows.add(row(known)));
        lines.addAll(TextTable.lines(rows));
        return lines;
    }

    private static List<String> row(KnownRecord known) {
        DefinitionRecord record = known.record();
        return List.of(
                Timestamps.format(record.effectiveFrom()),
                String.valueOf(record.version()),
                Wording.status(record.status()),
                record.definition() == null ? "" : "yes",
                Timestamps.format(known.writtenAt()));
    }

    /** The same as JSON. */
    ObjectNode json(List<String> warnings) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("asOf", Timestamps.format(now));
        json.put("journey", journey.id());
        JourneyList.put(journey, now, json);
        if (definition != null) {
            json.set("definition", tree(definition));
        }
        ArrayNode records = json.putArray("records");
        for (KnownRecord known : journey.records()) {
            DefinitionRecord record = known.record();
            ObjectNode row = records.addObject();
            row.put("key", record.key());
            row.put("version", record.version());
            row.put("status", Wording.status(record.status()));
            row.put("effectiveFrom", Timestamps.format(record.effectiveFrom()));
            row.put("definition", record.definition() != null);
            row.put("writtenAt", Timestamps.format(known.writtenAt()));
        }
        ArrayNode sentences = json.putArray("warnings");
        warnings.forEach(sentences::add);
        return json;
    }

    private static JsonNode tree(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected JSON that has been read before.", e);
        }
    }
}
