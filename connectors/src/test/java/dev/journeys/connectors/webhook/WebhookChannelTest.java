// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import static dev.journeys.connectors.webhook.TinyServer.answering;
import static dev.journeys.connectors.webhook.TinyServer.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.connectors.delivery.Message;
import dev.journeys.connectors.delivery.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class WebhookChannelTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
    private static final String OLD = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String NEW = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final byte[] BODY = "{\"name\":\"Ann\"}".getBytes(StandardCharsets.UTF_8);

    private final Map<String, String> environment = new HashMap<>();
    private final Secrets secrets = new Secrets(new SecretPolicy("ACME_", null), environment::get);
    private final HttpSender sender =
            new HttpSender(
                    new NetworkPolicy(Set.of("https"), Set.of(443), List.of(), true),
                    HttpOptions.DEFAULT);

    @AfterEach
    void close() {
        sender.close();
    }

    @Test
    void makesTheRequestThatTheSettingsSay() throws Exception {
        // given
        environment.put("ACME_CRM", "s3cr3t");
        environment.put("ACME_TOKEN", "t0k3n");
        environment.put("ACME_NEW", NEW);
        environment.put("ACME_OLD", OLD);
        WebhookChannel channel =
                channel(
                        "https://hooks.example.com/in?t=${env:ACME_TOKEN}",
                        Map.of("Authorization", "Bearer ${env:ACME_CRM}", "X-Team", "growth"),
                        List.of("${env:ACME_NEW}", "${env:ACME_OLD}"));

        // when
        HttpCall call = channel.call(message("d1"), 3);

        // then
        assertThat(call.method()).isEqualTo("PUT");
        assertThat(call.url()).isEqualTo("https://hooks.example.com/in?t=t0k3n");
        assertThat(call.body()).isEqualTo(BODY);
        assertThat(call.keepsReply()).as("whoever asks for the request reads the reply").isTrue();
        assertThat(call.headers())
                .containsEntry("content-type", "application/json")
                .containsEntry("authorization", "Bearer s3cr3t")
                .containsEntry("x-team", "growth")
                .containsEntry("webhook-id", "d1")
                .containsEntry("webhook-timestamp", "1772359200")
                .containsEntry("webhook-attempt", "3")
                .hasSize(7);
        for (String secret : List.of(OLD, NEW)) {
            assertThat(
                            StandardWebhooks.verify(
                                    call.headers(),
                                    BODY,
                                    List.of(StandardWebhooks.secret(secret)),
                                    1_772_359_200,
                                    0))
                    .isTrue();
        }
    }

    @Test
    void anAttemptDiffersFromAnotherInItsNumberOnly() throws Exception {
        // given
        environment.put("ACME_OLD", OLD);
        WebhookChannel channel =
                channel("https://hooks.example.com/", Map.of(), List.of("${env:ACME_OLD}"));

        // when
        HttpCall first = channel.call(message("d1"), 1);
        HttpCall second = channel.call(message("d1"), 2);

        // then
        Map<String, String> expected = new HashMap<>(first.headers());
        expected.put("webhook-attempt", "2");
        assertThat(second.headers()).isEqualTo(expected);
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void deliversToTheReceiver() throws IOException {
        try (TinyServer server = answering(reply(204, ""))) {
            // given
            environment.put("ACME_CRM", "s3cr3t");
            WebhookChannel channel =
                    channel(
                            server.url(),
                            Map.of("Authorization", "Bearer ${env:ACME_CRM}"),
                            List.of());

            // when
            Reply reply = send(channel, message("d1"));

            // then
            assertThat(reply).isEqualTo(new Reply.Delivered(204));
            assertThat(server.requests().get(0))
                    .startsWith("PUT /in HTTP/1.1\r\n")
                    .contains("authorization: Bearer s3cr3t\r\n", "webhook-id: d1\r\n")
                    .doesNotContain("webhook-signature")
                    .endsWith("\r\n\r\n{\"name\":\"Ann\"}");
        }
    }

    @Test
    void saysWhatTheReceiverWants() throws IOException {
        try (TinyServer server = answering(reply(429, "", "Retry-After: 7"))) {
            // when
            Reply reply = send(channel(server.url(), Map.of(), List.of()), message("d1"));

            // then
            assertThat(reply)
                    .isEqualTo(new Reply.TryAgain(429, "status-429", Duration.ofSeconds(7)));
        }
    }

    @Test
    void givesUpWhereTheAddressIsRefused() {
        // when
        Reply reply = send(channel("https://169.254.169.254/", Map.of(), List.of()), message("d1"));

        // then
        assertThat(reply).isEqualTo(new Reply.Dead(0, "refused-address: address"));
    }

    @Test
    void triesAgainWhileASecretIsMissing() throws IOException {
        try (TinyServer server = answering(reply(200, ""))) {
            // given
            WebhookChannel channel =
                    channel(
                            server.url(),
                            Map.of("Authorization", "Bearer ${env:ACME_CRM}"),
                            List.of());
            Reply before = send(channel, message("d1"));

            // when
            environment.put("ACME_CRM", "s3cr3t");
            Reply after = send(channel, message("d1"));

            // then
            assertThat(before).isEqualTo(new Reply.TryAgain(0, "secret: env:ACME_CRM", null));
            assertThat(after).isEqualTo(new Reply.Delivered(200));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void triesAgainWhileASecretCannotStandWhereItIsUsed() {
        // given
        environment.put("ACME_LINES", "one\r\nX-Other: two");
        WebhookChannel inHeader =
                channel("https://example.com/", Map.of("X-A", "${env:ACME_LINES}"), List.of());
        WebhookChannel inUrl =
                channel("https://example.com/${env:ACME_LINES}", Map.of(), List.of());
        WebhookChannel asKey =
                channel("https://example.com/", Map.of(), List.of("${env:ACME_LINES}"));

        // when
        List<Reply> replies =
                List.of(inHeader, inUrl, asKey).stream()
                        .map(channel -> send(channel, message("d1")))
                        .toList();

        // then
        assertThat(replies).containsOnly(new Reply.TryAgain(0, "secret: env:ACME_LINES", null));
    }

    @Test
    void givesUpWhereThereIsNoBody() {
        // given
        WebhookChannel channel =
                channel("https://example.com/", Map.of(), List.of(), message -> null);

        // when
        Reply reply = send(channel, message("d1"));

        // then
        assertThat(reply).isEqualTo(new Reply.Dead(0, "template"));
    }

    @Test
    void givesUpWhereTheIdCannotBeSent() {
        // when
        Reply reply =
                send(channel("https://example.com/", Map.of(), List.of()), message("a.b\r\n"));

        // then
        assertThat(reply).isEqualTo(new Reply.Dead(0, "unusable-id"));
    }

    private static Reply send(WebhookChannel channel, Message message) {
        return Calls.await(channel.send(message, 1));
    }

    private WebhookChannel channel(String url, Map<String, String> headers, List<String> signing) {
        return channel(url, headers, signing, Message::body);
    }

    private WebhookChannel channel(
            String url,
            Map<String, String> headers,
            List<String> signing,
            Function<Message, byte @Nullable []> bodies) {
        WebhookSettings settings =
                new WebhookSettings(url, "PUT", headers, signing, Calls.LONG, Calls.LIMIT);
        return new WebhookChannel(settings, bodies, sender, secrets, CLOCK);
    }

    private static Message message(String id) {
        return new Message("crm", 0, "u-1", id, 0, BODY, false);
    }
}
