// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeys.connectors.batch.BatchEndpoint;
import dev.journeys.connectors.batch.OpenBatchEndpoints;
import dev.journeys.connectors.webhook.NetworkPolicy;
import dev.journeys.connectors.webhook.SecretPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpBatchEndpointsTest {
    private static final String DELIVERY =
            "{\"id\":\"d-1\",\"type\":\"track\",\"event\":\"Bought\",\"userId\":\"u-1\","
                    + "\"timestamp\":\"2026-03-01T10:00:00.000Z\",\"properties\":{\"total\":4}}";

    private final OpenBatchEndpoints endpoints =
            new HttpBatchEndpoints(
                            new DestinationPolicy(
                                    NetworkPolicy.DEFAULT,
                                    new SecretPolicy("JOURNEYS_SECRET_", null),
                                    null),
                            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                    .open();

    @AfterEach
    void close() {
        endpoints.close();
    }

    @Test
    void takesTheSettingsOfTheDefinition() {
        // when
        BatchEndpoint endpoint =
                create(
                        "\"maxDeliveries\":7,\"maxBytes\":1000,\"linger\":\"PT3S\",\"deadline\":\"PT2S\","
                                + "\"attempts\":2");

        // then
        assertThat(endpoint.settings().maxDeliveries()).isEqualTo(7);
        assertThat(endpoint.settings().maxBytes()).isEqualTo(1_000);
        assertThat(endpoint.settings().linger()).isEqualTo(Duration.ofSeconds(3));
        assertThat(endpoint.settings().deadline()).isEqualTo(Duration.ofSeconds(2));
        assertThat(endpoint.settings().attempts()).isEqualTo(2);
    }

    @Test
    void putsDeliveriesIntoABatchAsTheyAre() {
        // when
        BatchEndpoint endpoint = create("\"attempts\":5");

        // then
        assertThat(endpoint.envelopeBytes()).isEqualTo("{\"batch\":[]}".length());
        assertThat(item(endpoint)).isEqualTo(DELIVERY);
    }

    @Test
    void makesWhatSegmentWantsOfADelivery() {
        // when
        BatchEndpoint endpoint =
                create(
                        "\"body\":{\"batch\":\"{{ deliveries }}\",\"context\":{\"app\":\"shop\"}},"
                                + "\"delivery\":{\"type\":\"track\",\"messageId\":\"{{ delivery.id }}\","
                                + "\"userId\":\"{{ delivery.userId }}\",\"event\":\"{{ delivery.event }}\","
                                + "\"properties\":\"{{ delivery.properties }}\"}");

        // then
        assertThat(endpoint.envelopeBytes())
                .isEqualTo("{\"batch\":[],\"context\":{\"app\":\"shop\"}}".length());
        assertThat(item(endpoint))
                .isEqualTo(
                        "{\"type\":\"track\",\"messageId\":\"d-1\",\"userId\":\"u-1\",\"event\":\"Bought\","
                                + "\"properties\":{\"total\":4}}");
    }

    @Test
    void refusesWhatTheRunDoesNotAllow() {
        assertThatThrownBy(() -> create("\"headers\":{\"X-Team\":\"${env:PATH}\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("JOURNEYS_SECRET_");
    }

    @Test
    void refusesAnotherTypeOfDestination() {
        assertThatThrownBy(
                        () ->
                                endpoints.create(
                                        "x", bytes("{\"destination\":\"x\",\"type\":\"log\"}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Expected a definition of type 'http-batch' for destination 'x', but: found"
                                + " another type.");
    }

    private BatchEndpoint create(String fields) {
        return endpoints.create(
                "segment",
                bytes(
                        "{\"destination\":\"segment\",\"type\":\"http-batch\","
                                + "\"url\":\"https://api.example.com/v1/batch\","
                                + fields
                                + "}"));
    }

    private static String item(BatchEndpoint endpoint) {
        return new String(endpoint.item(bytes(DELIVERY)), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
