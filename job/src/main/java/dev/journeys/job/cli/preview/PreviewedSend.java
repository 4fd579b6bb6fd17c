// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A send, its delivery, and what becomes of the delivery.
 *
 * @param delivery its JSON, UTF-8
 * @param destination the id of the destination
 */
public record PreviewedSend(
        PlannedSend send, byte[] delivery, String destination, Outgoing outgoing) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Puts sends and their deliveries together.
     *
     * @throws IllegalStateException where not every send has made a delivery
     */
    public static List<PreviewedSend> of(
            Rehearsal rehearsal, Rehearsal.Played played, OutgoingRequests requests) {
        int found = played.deliveries().size();
        if (found != rehearsal.sends().size()) {
            throw new IllegalStateException(
                    "Expected "
                            + rehearsal.sends().size()
                            + " deliveries of this rehearsal, but found "
                            + found
                            + ": "
                            + new String(rehearsal.definition(), StandardCharsets.UTF_8));
        }
        List<PreviewedSend> sends = new ArrayList<>();
        for (int i = 0; i < found; i++) {
            byte[] delivery = played.deliveries().get(i);
            String destination = destination(delivery);
            sends.add(
                    new PreviewedSend(
                            rehearsal.sends().get(i),
                            delivery,
                            destination,
                            requests.of(destination, delivery)));
        }
        return sends;
    }

    private static String destination(byte[] delivery) {
        try {
            JsonNode json = JSON.readTree(delivery);
            return json.path("destination").asText();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected JSON that the job has written.", e);
        }
    }
}
