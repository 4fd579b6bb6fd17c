// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Merges traits into a profile, one level deep (section 1 of the journey format). Numbers stay as
 * they were written.
 */
final class ProfileTraits {
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private ProfileTraits() {}

    /**
     * The profile with the traits merged in: each replaces the one of the same name, null removes
     * it.
     *
     * @param profile a JSON object, or null
     * @param traits a JSON object
     * @return null where no trait is left
     */
    static byte @Nullable [] merge(byte @Nullable [] profile, byte[] traits) {
        try {
            ObjectNode merged = profile == null ? JSON.createObjectNode() : object(profile);
            for (Map.Entry<String, JsonNode> trait : object(traits).properties()) {
                if (trait.getValue().isNull()) {
                    merged.remove(trait.getKey());
                } else {
                    merged.set(trait.getKey(), trait.getValue());
                }
            }
            return merged.isEmpty() ? null : JSON.writeValueAsBytes(merged);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Expected traits as a JSON object.", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read JSON from memory.", e);
        }
    }

    private static ObjectNode object(byte[] json) throws IOException {
        return (ObjectNode) JSON.readTree(json);
    }
}
