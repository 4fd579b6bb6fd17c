// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Questions to the text of a valid definition. */
public final class DefinitionText {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private DefinitionText() {}

    /** The same for definitions that differ only in white space and in the order of fields. */
    public static String digest(String definition) {
        try {
            Object value = JSON.readValue(withoutMark(definition), Object.class);
            return Hashing.sha256()
                    .hashString(JSON.writeValueAsString(value), StandardCharsets.UTF_8)
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected a valid definition.", e);
        }
    }

    /** Where the value of {@code version} is. */
    public static JsonLocation versionOf(String definition) {
        try (JsonParser json = JSON.getFactory().createParser(withoutMark(definition))) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean isVersion = json.currentName().equals("version");
                json.nextToken();
                if (isVersion) {
                    break;
                }
                json.skipChildren();
            }
            return json.currentTokenLocation();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected a valid definition.", e);
        }
    }

    /** The text without its byte order mark. */
    public static String withoutMark(String definition) {
        return definition.startsWith("\uFEFF") ? definition.substring(1) : definition;
    }
}
