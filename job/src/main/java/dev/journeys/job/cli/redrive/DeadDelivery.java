// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.redrive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A delivery among the dead letters.
 *
 * @param place of the dead letter, {@code topic/partition/offset}
 * @param timeMillis when the dead letter was written, in milliseconds since the epoch
 * @param reason of the dead letter, such as {@code delivery-dead}
 * @param detail a sentence of the job's on what happened
 * @param destination where it was to go; empty where nothing of it can be read
 * @param id the delivery's; empty where the dead letter has not all of it
 * @param user whose delivery it is; empty as the id
 * @param delivery its JSON, byte for byte; not whole where the id is empty
 */
record DeadDelivery(
        String place,
        long timeMillis,
        String reason,
        String detail,
        String destination,
        String id,
        String user,
        byte[] delivery) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PLACE_OF_DESTINATION = "destination/";

    /** Null where the record is no dead letter that can be read. */
    static @Nullable DeadDelivery of(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return null;
        }
        JsonNode letter;
        try {
            letter = JSON.readTree(record.value());
        } catch (IOException notJson) {
            return null;
        }
        String text = letter.path("text").asText();
        JsonNode delivery = whole(text);
        return new DeadDelivery(
                record.topic() + "/" + record.partition() + "/" + record.offset(),
                record.timestamp(),
                letter.path("reason").asText(),
                letter.path("detail").asText(),
                delivery.path("destination").asText(destination(letter.path("place").asText())),
                delivery.path("id").asText(),
                delivery.path("userId").asText(),
                text.getBytes(StandardCharsets.UTF_8));
    }

    /** Without fields where the text was cut, since the record would have been too large. */
    private static JsonNode whole(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException cut) {
            return JSON.missingNode();
        }
    }

    private static String destination(String place) {
        return place.startsWith(PLACE_OF_DESTINATION)
                ? place.substring(PLACE_OF_DESTINATION.length())
                : "";
    }

    boolean isWhole() {
        return !id.isEmpty() && !destination.isEmpty();
    }
}
