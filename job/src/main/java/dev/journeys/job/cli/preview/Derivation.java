// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.patterns.event.PropertyPath;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A definition that lets the entry of a scene in, whatever its conditions, and has no steps yet.
 *
 * @param journey the definition from which it is derived
 */
record Derivation(JsonNode journey, Scene scene) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A new one, with the id and the version of the journey. */
    ObjectNode definition() {
        ObjectNode derived = JSON.createObjectNode();
        derived.set("id", journey.path("id"));
        derived.set("version", journey.path("version"));
        ObjectNode entry = derived.putObject("entry");
        if (scene.stages().isEmpty()) {
            entry.put("event", scene.entry().get(0).name());
        } else {
            ArrayNode sequence = entry.putObject("pattern").putArray("sequence");
            for (int i = 0; i < scene.stages().size(); i++) {
                sequence.addObject()
                        .put("name", scene.stages().get(i))
                        .put("event", scene.entry().get(i).name());
            }
        }
        // A later event of the same name is no entry.
        entry.put("reentry", "once");
        String identifier = journey.path("entry").path("identifier").asText();
        if (!identifier.isEmpty() && scene.shareIdentifier(PropertyPath.parse(identifier))) {
            entry.put("identifier", identifier);
        }
        return derived;
    }

    /** The lines up to the entry. */
    List<String> opening() {
        return opening(EventLines::of);
    }

    /** The same where the event of the entry comes once more. */
    List<String> openingOfCopies() {
        return opening(EventLines::copyOf);
    }

    private List<String> opening(Function<JourneyEvent, String> line) {
        List<String> lines = new ArrayList<>();
        scene.before().forEach(event -> lines.add(EventLines.of(event)));
        scene.entry().forEach(event -> lines.add(line.apply(event)));
        return lines;
    }
}
