// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.job.destination.DestinationDefinition;
import dev.journeys.job.destination.DestinationParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutgoingRequestsTest {
    private static final String DELIVERY =
            "{\"id\":\"d-1\",\"destination\":\"x\",\"userId\":\"u-1\",\"event\":\"Hi\","
                    + "\"timestamp\":\"2026-03-01T10:00:00.000Z\",\"properties\":{\"n\":1.0}}";

    @Test
    void showsAWebhookWithTheDeliveryAsItIs() {
        assertThat(
                        lines(
                                """
                                { "destination": "x", "type": "webhook", "method": "PUT",
                                  "url": "https://h.example/${file:/secrets/path}?a=b",
                                  "headers": { "X-Team": "growth", "Cookie": "${env:JOURNEYS_SECRET_C}" } }
                                """))
                .containsExactly(
                        "# s -> x (webhook)",
                        "PUT https://h.example/***?a=b",
                        "content-type: application/json",
                        "cookie: ***",
                        "webhook-attempt: 1",
                        "webhook-id: d-1",
                        "webhook-timestamp: 1772359200",
                        "x-team: growth",
                        "",
                        DELIVERY,
                        "");
    }

    @Test
    void showsABatchOfOne() {
        assertThat(
                        lines(
                                """
                                { "destination": "x", "type": "http-batch",
                                  "url": "https://h.example/v1/batch",
                                  "headers": { "Content-Type": "application/vnd.batch+json",
                                               "Authorization": "Basic ${env:JOURNEYS_SECRET_KEY}" },
                                  "delivery": { "messageId": "{{ delivery.id }}" },
                                  "body": { "batch": "{{ deliveries }}", "sentAt": null } }
                                """))
                .containsExactly(
                        "# s -> x (http-batch)",
                        "POST https://h.example/v1/batch",
                        "authorization: Basic ***",
                        "content-type: application/vnd.batch+json",
                        "",
                        "{\"batch\":[{\"messageId\":\"d-1\"}],\"sentAt\":null}",
                        "");
    }

    @Test
    void showsARecordOfTheUser() {
        assertThat(lines("{\"destination\":\"x\",\"type\":\"kafka\"}"))
                .containsExactly(
                        "# s -> x (kafka)",
                        "topic: that of --deliveries-topic",
                        "key: u-1",
                        "",
                        DELIVERY,
                        "");
    }

    @Test
    void showsLinesAsTheyAre() {
        assertThat(lines("{\"destination\":\"x\",\"type\":\"file\"}"))
                .containsExactly("# s -> x (file)", DELIVERY, "");
        assertThat(lines("{\"destination\":\"x\",\"type\":\"log\"}"))
                .containsExactly("# s -> x (log)", DELIVERY, "");
    }

    @Test
    void showsTheDeliveryWhereNobodyKnowsTheDestination() {
        assertThat(lines("{\"destination\":\"other\",\"type\":\"log\"}"))
                .containsExactly(
                        "# s -> x",
                        "# No definition of this destination was given (--destinations); the delivery:",
                        DELIVERY,
                        "");
    }

    private static List<String> lines(String definition) {
        DestinationDefinition read =
                ((DestinationParser.Valid)
                                DestinationParser.parse(
                                        definition.getBytes(StandardCharsets.UTF_8)))
                        .definition();
        Rehearsal rehearsal =
                new Rehearsal(
                        new byte[0],
                        List.of(),
                        List.of(new PlannedSend("s", false, null, List.of())));
        return PreviewText.lines(
                PreviewedSend.of(
                        rehearsal,
                        new Rehearsal.Played(List.of(DELIVERY.getBytes(StandardCharsets.UTF_8)), 0),
                        new OutgoingRequests(Map.of(read.destination(), read))),
                0);
    }
}
