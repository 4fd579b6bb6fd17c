// SPDX-License-Identifier: Apache-2.0
package dev.journeys.faults.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/**
 * A delivery or a transition as it came out.
 *
 * @param text the whole record
 * @param instance the instance that it is of
 * @param type of a transition what happened, of a delivery the type of event that it is
 * @param timestamp epoch milliseconds of event time
 */
public record OutputLine(String text, String instance, String type, long timestamp) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads a record of the topics or files of deliveries and the timeline. */
    public static OutputLine parse(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            JsonNode instance = json.has("instance") ? json : json.path("journey");
            return new OutputLine(
                    text,
                    instance.path("instance").textValue(),
                    json.path("type").textValue(),
                    Instant.parse(json.path("timestamp").textValue()).toEpochMilli());
        } catch (IOException e) {
            throw new UncheckedIOException("Expected JSON, but found '" + text + "'.", e);
        }
    }
}
