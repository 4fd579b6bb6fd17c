// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.journeys.connectors.webhook.HttpCall;
import dev.journeys.connectors.webhook.HttpOptions;
import dev.journeys.connectors.webhook.HttpSender;
import dev.journeys.connectors.webhook.NetworkPolicy;
import dev.journeys.connectors.webhook.SecretPolicy;
import dev.journeys.connectors.webhook.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpBatchEndpointTest {
    private static final String SECRET = "${env:TEST_KEY}";

    /** An address that is refused before anything is sent. */
    private static final String REFUSED = "https://169.254.169.254/";

    private final Map<String, String> environment = new HashMap<>();
    private final HttpSender sender = new HttpSender(NetworkPolicy.DEFAULT, HttpOptions.DEFAULT);

    @AfterEach
    void close() {
        sender.close();
    }

    @Test
    void sendsNothingWhileASecretIsMissing() {
        assertThat(send(endpoint(REFUSED, Map.of("Authorization", SECRET))))
                .isEqualTo(new BatchReply.NotSent("secret: env:TEST_KEY"));
    }

    @Test
    void sendsNothingWhileASecretIsOneThatNoHeaderTakes() {
        // given
        environment.put("TEST_KEY", "one\r\nX-Other: two");

        // when
        BatchReply reply = send(endpoint(REFUSED, Map.of("Authorization", SECRET)));

        // then
        assertThat(reply).isEqualTo(new BatchReply.NotSent("secret: env:TEST_KEY"));
    }

    @ParameterizedTest
    @CsvSource({"with a space", "50%", "{curly}", "žluťoučký"})
    void sendsNothingWhileASecretCannotStandInTheUrl(String secret) {
        // given
        environment.put("TEST_KEY", secret);

        // when
        BatchReply reply = send(endpoint(REFUSED + "in?key=" + SECRET, Map.of()));

        // then
        assertThat(reply).isEqualTo(new BatchReply.NotSent("secret: env:TEST_KEY"));
    }

    @Test
    void givesUpWhereTheAddressIsRefusedWhateverTheSecret() {
        // given
        environment.put("TEST_KEY", "sound");

        // when
        BatchReply reply = send(endpoint(REFUSED + "in?key=" + SECRET, Map.of()));

        // then
        assertThat(reply).isEqualTo(new BatchReply.Refused("refused-address: address", false));
    }

    @Test
    void refusesHeadersThatNoRequestCanHave() {
        assertThatThrownBy(() -> endpoint(REFUSED, Map.of("Content-Length", "7")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Expected no header that is set for every request, but found"
                                + " 'Content-Length'.");
    }

    @Test
    void hasOneContentTypeHoweverTheDefinitionWritesIt() throws Exception {
        // when
        HttpCall call =
                endpoint(REFUSED, Map.of("Content-TYPE", "application/cloudevents-batch+json"))
                        .call(List.of(bytes("{}")));

        // then
        assertThat(call.headers())
                .containsExactly(entry("content-type", "application/cloudevents-batch+json"));
    }

    private HttpBatchEndpoint endpoint(String url, Map<String, String> headers) {
        return new HttpBatchEndpoint(
                new HttpBatchRequest(url, headers, bytes("["), bytes("]"), 1_000),
                BatchSettings.DEFAULT,
                delivery -> delivery,
                (reply, cut, deliveries) -> Optional.of(List.of()),
                sender,
                new Secrets(new SecretPolicy("TEST_", null), environment::get),
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    private static BatchReply send(BatchEndpoint endpoint) {
        return endpoint.send(List.of(bytes("{}"))).toCompletableFuture().join();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
