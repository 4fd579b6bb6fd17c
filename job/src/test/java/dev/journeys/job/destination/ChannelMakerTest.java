// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import static dev.journeys.job.destination.DestinationTexts.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeys.connectors.delivery.Channel;
import dev.journeys.connectors.delivery.Destination;
import dev.journeys.connectors.delivery.Message;
import dev.journeys.connectors.delivery.Reply;
import dev.journeys.connectors.webhook.HttpCall;
import dev.journeys.connectors.webhook.HttpOptions;
import dev.journeys.connectors.webhook.HttpSender;
import dev.journeys.connectors.webhook.NetworkPolicy;
import dev.journeys.connectors.webhook.SecretPolicy;
import dev.journeys.connectors.webhook.Secrets;
import dev.journeys.patterns.parse.DefinitionTexts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Destinations that definitions become, and what a run does not allow. */
class ChannelMakerTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(7), ZoneOffset.UTC);
    private static final SecretPolicy SECRETS = new SecretPolicy("JOURNEYS_SECRET_", null);
    private static final Message MESSAGE =
            new Message(
                    "crm",
                    0,
                    "ann",
                    "d-1",
                    5,
                    utf8("{\"id\":\"d-1\",\"userId\":\"ann\",\"properties\":{\"total\":5}}"),
                    false);

    @TempDir private Path folder;

    private final HttpSender sender = new HttpSender(NetworkPolicy.DEFAULT, HttpOptions.DEFAULT);

    @AfterEach
    void close() throws Exception {
        sender.close();
    }

    @Test
    void appendsALineForEachDelivery() throws Exception {
        // given
        Path file = folder.resolve("new").resolve("audit-3.jsonl");
        Channel channel =
                called(maker(file.getParent()).create("audit", utf8(DestinationTexts.FILE)));

        // when
        Reply first = channel.send(MESSAGE, 1).toCompletableFuture().join();
        channel.close();
        Files.writeString(file, Files.readString(file) + "{\"cut\":");
        channel.send(MESSAGE, 1);
        channel.close();

        // then
        String line = new String(MESSAGE.body(), StandardCharsets.UTF_8);
        assertThat(first).isEqualTo(new Reply.Delivered(0));
        assertThat(Files.readAllLines(file)).containsExactly(line, "{\"cut\":", line);
    }

    @Test
    void triesAgainWhereALineCannotBeWritten() throws Exception {
        // given
        Path notAFolder = Files.writeString(folder.resolve("file"), "");
        Channel channel = called(maker(notAFolder).create("audit", utf8(DestinationTexts.FILE)));

        // then
        assertThat(channel.send(MESSAGE, 1).toCompletableFuture().join())
                .isEqualTo(new Reply.TryAgain(0, "file-error", null));
    }

    @Test
    void makesOfEachTypeWhatItIs() {
        // given
        ChannelMaker maker = maker(folder);

        // then
        assertThat(maker.create("trial", utf8(DestinationTexts.LOG)))
                .isInstanceOfSatisfying(
                        Destination.Called.class,
                        log ->
                                assertThat(
                                                log.channel()
                                                        .send(MESSAGE, 1)
                                                        .toCompletableFuture()
                                                        .join())
                                        .isEqualTo(new Reply.Delivered(0)));
        byte[] kafka = utf8(DestinationTexts.KAFKA);
        assertThat(maker.create("email", kafka)).isEqualTo(new Destination.Elsewhere(kafka));
        byte[] batch = utf8(DestinationTexts.HTTP_BATCH);
        assertThat(maker.create("segment", batch)).isEqualTo(new Destination.Batched(batch));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'file'} | Expected a run that allows files, but this one does not: start it with --file-destinations.",
                "{'type':'kafka','topic':'journeys.timeline'} | Expected a topic of deliveries, but found 'journeys.timeline', which the run reads, or writes other things to.",
                "{'type':'kafka','topic':'shop.events'} | Expected a topic of deliveries, but found 'shop.events', which the run reads, or writes other things to.",
                "{'type':'webhook','url':'http://e.example/'} | Expected a scheme that this run allows, but found another URL.",
                "{'type':'webhook','url':'https://e.example:8443/'} | Expected a port that this run allows, but found another URL.",
                "{'type':'http-batch','url':'https://127.0.0.1/'} | Expected a host all of whose addresses are public ones, but found another URL.",
                "{'type':'webhook','url':'https://e.example/','headers':{'X-A':'${env:AWS_KEY}'}} | Expected the name of an environment variable that begins with 'JOURNEYS_SECRET_', but found 'AWS_KEY'.",
                "{'type':'webhook','url':'https://e.example/','signing':['${file:/etc/shadow}']} | Expected no file, because this run allows no folder of secrets, but found '/etc/shadow'."
            },
            quoteCharacter = '`')
    void refusesWhatTheRunDoesNotAllow(String definition, String message) {
        // given
        String text =
                definition
                        .replace('\'', '"')
                        .replace("{\"type\"", "{\"destination\":\"a\",\"type\"");
        // then
        assertThatThrownBy(() -> maker(null).create("a", utf8(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void writesWhatIsOldToo() {
        // given
        ChannelMaker maker = maker(folder);

        // then
        for (String local : List.of(DestinationTexts.LOG, DestinationTexts.FILE)) {
            assertThat(maker.create("a", utf8(local)))
                    .isInstanceOfSatisfying(
                            Destination.Called.class,
                            called ->
                                    assertThat(called.settings().maxAge())
                                            .isGreaterThanOrEqualTo(Duration.ofDays(3_650)));
        }
    }

    @Test
    void masksTheRequestThatItSends() throws Exception {
        // given
        DestinationDefinition.Webhook webhook =
                (DestinationDefinition.Webhook)
                        DestinationTexts.valid(
                                DefinitionTexts.with(
                                        DestinationTexts.WEBHOOK,
                                        "/signing",
                                        "[\"${env:JOURNEYS_SECRET_SIGN}\"]"));
        Secrets secrets =
                new Secrets(
                        SECRETS,
                        Map.of(
                                        "JOURNEYS_SECRET_TOKEN", "t0k3n",
                                        "JOURNEYS_SECRET_CRM", "cr3d",
                                        "JOURNEYS_SECRET_SIGN",
                                                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                                ::get);

        // when
        HttpCall sent = DestinationRequests.resolved(webhook, MESSAGE, sender, secrets, CLOCK);
        HttpCall masked = DestinationRequests.masked(webhook, MESSAGE, CLOCK);

        // then
        assertThat(sent.url()).isEqualTo("https://hooks.example.com/in?t=t0k3n");
        assertThat(masked.url()).isEqualTo("https://hooks.example.com/in?t=***");
        assertThat(new String(masked.body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"text\":\"5 for ann\"}");
        assertThat(masked.body()).isEqualTo(sent.body());
        assertThat(masked.method()).isEqualTo(sent.method()).isEqualTo("PUT");
        Map<String, String> hidden = new TreeMap<>(sent.headers());
        assertThat(hidden.put("authorization", "Bearer ***")).isEqualTo("Bearer cr3d");
        assertThat(hidden.put("webhook-signature", "v1,***")).startsWith("v1,");
        assertThat(masked.headers()).isEqualTo(hidden);
    }

    private static Channel called(Destination destination) {
        return ((Destination.Called) destination).channel();
    }

    private ChannelMaker maker(Path files) {
        return new ChannelMaker(
                new DestinationPolicy(
                        new NetworkPolicy(Set.of("https"), Set.of(443), List.of(), false),
                        SECRETS,
                        files == null ? null : files.toString(),
                        new OwnTopics(Set.of("journeys.timeline"), "shop\\..*")),
                sender,
                new Secrets(SECRETS, name -> null),
                CLOCK,
                3,
                new UnregisteredMetricsGroup());
    }
}
