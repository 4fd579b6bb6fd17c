// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.variant.handwritten;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A profile as JSON. */
final class Traits {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonFactory PARSERS = new JsonFactory();

    private Traits() {}

    /** Each trait replaces the one of its name, null removes it. */
    static byte @Nullable [] merge(byte @Nullable [] profile, byte[] traits) throws IOException {
        ObjectNode merged =
                profile == null ? JSON.createObjectNode() : (ObjectNode) JSON.readTree(profile);
        for (Map.Entry<String, JsonNode> trait : JSON.readTree(traits).properties()) {
            if (trait.getValue().isNull()) {
                merged.remove(trait.getKey());
            } else {
                merged.set(trait.getKey(), trait.getValue());
            }
        }
        return merged.isEmpty() ? null : JSON.writeValueAsBytes(merged);
    }

    /** Whether a profile has a trait. */
    static boolean has(byte @Nullable [] profile, String trait) throws IOException {
        if (profile == null) {
            return false;
        }
        try (JsonParser json = PARSERS.createParser(profile)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                if (json.currentName().equals(trait)) {
                    return true;
                }
                json.nextToken();
                json.skipChildren();
            }
        }
        return false;
    }
}
