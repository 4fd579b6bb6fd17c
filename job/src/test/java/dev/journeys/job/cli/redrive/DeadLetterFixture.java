// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.redrive;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;

/** Deliveries and the dead letters that the job makes of them. */
final class DeadLetterFixture {
    static final String DEAD = "delivery-dead";
    static final String EXPIRED = "delivery-expired";

    private static final ObjectMapper JSON = new ObjectMapper();

    private DeadLetterFixture() {}

    /** A delivery whose text has what JSON has to escape and what is not ASCII. */
    static String delivery(String id, String destination, String user) {
        return ("{\"id\":\"%s\",\"destination\":\"%s\",\"type\":\"track\",\"event\":\"Hallo\",\"userId\":\"%s\","
                        + "\"timestamp\":\"2026-03-01T11:00:00.000Z\","
                        + "\"properties\":{\"text\":\"zwölf \\\"Äpfel\\\"\\n\uD83C\uDF4E\"}}")
                .formatted(id, destination, user);
    }

    /** The dead letter of one. */
    static String letter(String reason, String destination, String text) {
        return JSON.createObjectNode()
                .put("reason", reason)
                .put("detail", "destination " + destination + ": status-410 after 3 attempts")
                .put("text", text)
                .put("place", "destination/" + destination)
                .put("timestamp", "2026-03-01T11:00:00.000Z")
                .toString();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
