// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeys.connectors.delivery.Message;
import dev.journeys.patterns.event.Timestamps;
import java.io.IOException;
import java.util.OptionalLong;

/** Deliveries that were written before, as messages. */
public final class DeliveryMessages {
    private static final ObjectMapper JSON = new ObjectMapper();

    private DeliveryMessages() {}

    /**
     * Reads a delivery, as the job has written it.
     *
     * @param delivery one JSON object, UTF-8; becomes the body as it is
     * @param again its age is not held against it
     * @return in lane 0: that of its user is known to a {@link LaneOperator} only
     * @throws IllegalArgumentException where it is no delivery, with a sentence that has nothing of
     *     what is in it
     */
    public static Message of(byte[] delivery, boolean again) {
        JsonNode json;
        try {
            json = JSON.readTree(delivery);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Expected a delivery, but found what is no JSON.", e);
        }
        OptionalLong timestamp = Timestamps.parse(json.path("timestamp").asText());
        if (timestamp.isEmpty()) {
            throw new IllegalArgumentException(
                    "Expected a delivery with a time in 'timestamp', but found none.");
        }
        return new Message(
                text(json, "destination"),
                0,
                text(json, "userId"),
                text(json, "id"),
                timestamp.getAsLong(),
                delivery,
                again);
    }

    private static String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw new IllegalArgumentException(
                    "Expected a delivery with a text in '" + field + "', but found none.");
        }
        return value.textValue();
    }
}
