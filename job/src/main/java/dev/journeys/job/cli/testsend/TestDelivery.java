// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.testsend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeys.patterns.event.Timestamps;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A delivery that nobody can take for a real one: its id begins with {@code test-}, and it has
 * {@code "test": true}.
 */
final class TestDelivery {
    /** What ids of test deliveries begin with. */
    static final String PREFIX = "test-";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String USER = "test-user";

    private TestDelivery() {}

    /**
     * A delivery of a journey that is not there.
     *
     * @param name what its id has behind the prefix
     * @param nowMillis epoch milliseconds
     */
    static byte[] of(String destination, String name, long nowMillis) {
        String now = Timestamps.format(nowMillis);
        ObjectNode delivery = JSON.createObjectNode();
        delivery.put("type", "track").put("event", "Test").put("userId", USER);
        delivery.put("timestamp", now);
        delivery.putObject("journey")
                .put("id", "test")
                .put("version", 1)
                .put("step", "test")
                .put("instance", PREFIX + name)
                .put("enteredAt", now);
        delivery.putObject("properties").put("test", true);
        return marked(destination, name, delivery);
    }

    /**
     * A delivery of the user's with the marks of a test.
     *
     * @param text a delivery, as the job or {@code preview} writes it; user and time may be missing
     * @throws IllegalArgumentException where it is no JSON object; the message is fit for users
     */
    static byte[] of(String destination, String name, long nowMillis, String text) {
        ObjectNode delivery = object(text);
        delivery.remove(List.of("id", "destination", "test"));
        if (!delivery.hasNonNull("userId")) {
            delivery.put("userId", USER);
        }
        if (!delivery.hasNonNull("timestamp")) {
            delivery.put("timestamp", Timestamps.format(nowMillis));
        }
        return marked(destination, name, delivery);
    }

    private static ObjectNode object(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            if (json instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException notJson) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "Expected a delivery, one JSON object, but found something else.");
    }

    private static byte[] marked(String destination, String name, ObjectNode delivery) {
        ObjectNode marked = JSON.createObjectNode();
        marked.put("id", PREFIX + name).put("destination", destination).put("test", true);
        marked.setAll(delivery);
        return marked.toString().getBytes(StandardCharsets.UTF_8);
    }
}
