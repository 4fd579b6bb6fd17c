// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.specs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeys.job.state.DefinitionRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The journeys and the users of all specs at once, told apart by the number of their spec. Users go
 * through the journeys of other specs too, so the expectations of the specs do not hold here.
 *
 * @param lines events as they come in
 */
record AllSpecs(List<DefinitionRecord> definitions, List<String> lines) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> USER_FIELDS = List.of("userId", "anonymousId", "subject");

    static AllSpecs of(List<Spec> specs) {
        AllSpecs all = new AllSpecs(new ArrayList<>(), new ArrayList<>());
        for (Spec spec : specs) {
            if (spec.expect().has("lastOfTimeline")) {
                // It emits hundreds of records for each user that comes by.
                continue;
            }
            String number = spec.name().substring(0, spec.name().indexOf('-'));
            spec.definitions().forEach(definition -> all.add(number, definition));
            spec.control().forEach(record -> all.add(number, record));
            spec.lines().forEach(line -> all.add(number, line));
        }
        return all;
    }

    private void add(String number, DefinitionRecord definition) {
        String id = number + "-" + definition.journey();
        byte[] renamed = null;
        if (definition.definition() != null) {
            ObjectNode json = read(new String(definition.definition(), StandardCharsets.UTF_8));
            renamed = json.put("id", id).toString().getBytes(StandardCharsets.UTF_8);
        }
        definitions.add(
                new DefinitionRecord(
                        id,
                        definition.version(),
                        definition.effectiveFrom(),
                        definition.status(),
                        renamed));
    }

    private void add(String number, String line) {
        ObjectNode event = read(line);
        for (String field : USER_FIELDS) {
            JsonNode user = event.path(field);
            if (!user.asText().isEmpty() && !user.isNull()) {
                event.put(field, number + "-" + user.asText());
            }
        }
        lines.add(event.toString());
    }

    private static ObjectNode read(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Expected JSON in a spec.", e);
        }
    }
}
