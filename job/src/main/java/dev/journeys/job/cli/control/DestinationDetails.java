// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeys.patterns.event.Timestamps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One destination: its definition, in which secrets are references. */
final class DestinationDetails {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KnownDestination destination;

    DestinationDetails(KnownDestination destination) {
        this.destination = destination;
    }

    /** The definition as it was written, and when; without ends of lines. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        new String(destination.text(), StandardCharsets.UTF_8).strip().lines().forEach(lines::add);
        lines.add("");
        lines.add("Written " + Timestamps.format(destination.writtenAt()) + ".");
        return lines;
    }

    /** The same as JSON. */
    ObjectNode json(List<String> warnings) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("destination", destination.id());
        json.put("type", destination.definition().type().text());
        json.put("writtenAt", Timestamps.format(destination.writtenAt()));
        try {
            json.set("definition", JSON.readTree(destination.text()));
        } catch (IOException e) {
            throw new UncheckedIOException("Expected JSON that has been read before.", e);
        }
        ArrayNode sentences = json.putArray("warnings");
        warnings.forEach(sentences::add);
        return json;
    }
}
