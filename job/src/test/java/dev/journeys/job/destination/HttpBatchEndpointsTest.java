// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeys.connectors.batch.BatchEndpoint;
import dev.journeys.connectors.batch.BatchReply;
import dev.journeys.connectors.batch.BatchReply.FailedItem;
import dev.journeys.connectors.batch.OpenBatchEndpoints;
import dev.journeys.connectors.receiver.ReceiverOptions;
import dev.journeys.connectors.receiver.Script;
import dev.journeys.connectors.receiver.ScriptedReceiver;
import dev.journeys.connectors.receiver.StatusReply;
import dev.journeys.connectors.webhook.NetworkPolicy;
import dev.journeys.connectors.webhook.SecretPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpBatchEndpointsTest {
    private static final String DELIVERY =
            "{\"id\":\"d-1\",\"type\":\"track\",\"event\":\"Bought\",\"userId\":\"u-1\","
                    + "\"timestamp\":\"2026-03-01T10:00:00.000Z\",\"properties\":{\"total\":4}}";

    private static final NetworkPolicy LOOPBACK =
            new NetworkPolicy(Set.of("https"), Set.of(443), List.of(), true);

    private final OpenBatchEndpoints endpoints = endpoints(NetworkPolicy.DEFAULT);

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"failed\":[{\"index\":0,\"status\":503}]} | 20",
                "{\"failed\":[] } | 13",
                "{\"took\":12,\"failed\":[0] | 1000"
            })
    void sendsAgainWhereTheReplyBreaksOff(String body, int maxReplyBytes) throws Exception {
        // given
        Script script = Script.of(StatusReply.of(200, Map.of(), body));
        try (ScriptedReceiver receiver =
                        ScriptedReceiver.start(
                                ReceiverOptions.of(Clock.systemUTC()).script("/bulk", script));
                OpenBatchEndpoints local = endpoints(LOOPBACK)) {
            BatchEndpoint endpoint =
                    create(local, receiver.url("/bulk"), "\"maxReplyBytes\":" + maxReplyBytes);

            // when
            BatchReply reply = send(endpoint);

            // then
            assertThat(reply).isEqualTo(new BatchReply.TryAgain("reply-cut", null));
        }
    }

    @Test
    void takesAnEndingFromAReplyThatIsReadToItsEnd() throws Exception {
        // given
        String body = "{\"failed\":[{\"index\":0,\"status\":400}]}";
        Script script = Script.of(StatusReply.of(200, Map.of(), body));
        try (ScriptedReceiver receiver =
                        ScriptedReceiver.start(
                                ReceiverOptions.of(Clock.systemUTC()).script("/bulk", script));
                OpenBatchEndpoints local = endpoints(LOOPBACK)) {
            BatchEndpoint endpoint =
                    create(local, receiver.url("/bulk"), "\"maxReplyBytes\":" + body.length());

            // when
            BatchReply reply = send(endpoint);

            // then
            assertThat(reply)
                    .isEqualTo(
                            new BatchReply.Taken(List.of(new FailedItem(0, false, "status-400"))));
        }
    }

    private static OpenBatchEndpoints endpoints(NetworkPolicy network) {
        return new HttpBatchEndpoints(
                        new DestinationPolicy(
                                network, new SecretPolicy("JOURNEYS_SECRET_", null), null),
                        Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .open();
    }

    private static BatchReply send(BatchEndpoint endpoint) {
        return endpoint.send(List.of(bytes(DELIVERY))).toCompletableFuture().join();
    }

    private BatchEndpoint create(String fields) {
        return create(endpoints, "https://api.example.com/v1/batch", fields);
    }

    private static BatchEndpoint create(OpenBatchEndpoints endpoints, String url, String fields) {
        return endpoints.create(
                "segment",
                bytes(
                        "{\"destination\":\"segment\",\"type\":\"http-batch\","
                                + "\"url\":\""
                                + url
                                + "\","
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
