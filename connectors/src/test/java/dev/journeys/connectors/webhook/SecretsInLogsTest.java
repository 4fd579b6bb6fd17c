// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import static dev.journeys.connectors.webhook.TinyServer.answer;
import static dev.journeys.connectors.webhook.TinyServer.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.connectors.delivery.Message;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A secret that is easy to find is found nowhere, with every logger at its lowest level. */
@Timeout(120)
class SecretsInLogsTest {
    private static final String CANARY = "CanaryCanaryCanaryCanaryCanaryCanary1234";

    private final Map<String, String> environment =
            new HashMap<>(Map.of("ACME_CANARY", CANARY, "ACME_LINES", CANARY + "\r\n" + CANARY));
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Noting appender = new Noting();

    @TempDir Path folder;

    @BeforeEach
    void logEverything() {
        LoggerContext context = LoggerContext.getContext(false);
        appender.start();
        context.getConfiguration().getRootLogger().addAppender(appender, Level.ALL, null);
        Configurator.setAllLevels("", Level.ALL);
    }

    @AfterEach
    void logAsBefore() {
        LoggerContext.getContext(false).reconfigure();
        appender.stop();
    }

    @Test
    void noLogAndNoTextHoldsASecret() throws Exception {
        // given
        Files.writeString(folder.resolve("canary"), CANARY);
        TestCertificates.Identity identity =
                TestCertificates.make(folder, "dns:localhost", "-1d", 2);
        List<TinyServer> servers =
                List.of(
                        TinyServer.answering(reply(200, CANARY, "X-Echo: " + CANARY)),
                        TinyServer.answering(reply(500, CANARY)),
                        TinyServer.answering("HTTP/1.1 " + CANARY + "\r\n\r\n"),
                        TinyServer.answering(reply(302, "", "Location: /" + CANARY)),
                        TinyServer.answering("HTTP/1.1 200 OK\r\n" + CANARY + "\r\n\r\n"),
                        new TinyServer((self, connection) -> self.read(connection)),
                        new TinyServer(identity.sockets(), answer(reply(200, CANARY))));

        TinyServer hanging = new TinyServer((self, connection) -> self.hang());

        // when
        try (HttpSender sender = sender(null);
                HttpSender trusting = sender(identity.file().toString())) {
            for (TinyServer server : servers) {
                sendAll(sender, server.url());
            }
            sendAll(sender, servers.get(6).url("https", "localhost"));
            sendAll(trusting, servers.get(6).url("https", "localhost"));
            sendAll(sender, hanging.url(), Duration.ofMillis(300));
            sendAll(sender, "https://10.0.0.1/");
            sendAll(sender, "http://127.0.0.1:1/");
            sendAll(sender, "https://nobody.example/");
        }
        hanging.close();
        servers.forEach(TinyServer::close);

        // then
        assertThat(servers.get(0).requests()).anyMatch(request -> request.contains(CANARY));
        assertThat(servers.get(6).requests()).anyMatch(request -> request.contains(CANARY));
        assertThat(seen).anyMatch(text -> text.contains("org.apache.hc.client5"));
        assertThat(seen).noneMatch(text -> text.contains(CANARY.substring(0, 12)));
    }

    /** The client that is not used would print it: the search above can fail. */
    @Test
    void aSecretThatIsLoggedIsFound() {
        // when
        org.slf4j.LoggerFactory.getLogger("org.apache.hc.client5.http.wire").debug("{}", CANARY);

        // then
        assertThat(seen).anyMatch(text -> text.contains(CANARY));
    }

    private void sendAll(HttpSender sender, String url) {
        sendAll(sender, url, Calls.LONG);
    }

    private void sendAll(HttpSender sender, String url, Duration deadline) {
        Secrets secrets =
                new Secrets(new SecretPolicy("ACME_", folder.toString()), environment::get);
        List<WebhookSettings> all = new ArrayList<>();
        all.add(
                settings(
                        url + "?t=${env:ACME_CANARY}",
                        Map.of("Authorization", "Bearer ${file:canary}"),
                        List.of("${env:ACME_CANARY}", "${file:canary}"),
                        deadline));
        all.add(settings(url, Map.of("X-A", "${env:ACME_LINES}"), List.of(), deadline));
        all.add(settings(url + "/${env:ACME_LINES}", Map.of(), List.of(), deadline));
        all.add(settings(url, Map.of(), List.of("${env:ACME_LINES}"), deadline));
        all.add(settings(url, Map.of("X-A", "${env:ACME_MISSING}"), List.of(), deadline));
        for (WebhookSettings settings : all) {
            WebhookChannel channel =
                    new WebhookChannel(settings, Message::body, sender, secrets, Clock.systemUTC());
            note(settings, channel, secrets, sender);
            note(Calls.await(channel.send(message(), 1)));
            try {
                HttpCall call = channel.call(message(), 1);
                note(call);
                note(Calls.await(sender.send(call)));
            } catch (SecretException e) {
                note(stack(e));
            }
        }
    }

    private void note(Object... things) {
        for (Object thing : things) {
            seen.add(String.valueOf(thing));
        }
    }

    private static String stack(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static HttpSender sender(String certificates) {
        return new HttpSender(
                new NetworkPolicy(Set.of("https"), Set.of(443), List.of(), true),
                HttpOptions.DEFAULT.trusting(certificates),
                new FakeNames().answer("localhost", "127.0.0.1"));
    }

    private static WebhookSettings settings(
            String url, Map<String, String> headers, List<String> signing, Duration deadline) {
        return new WebhookSettings(url, "POST", headers, signing, deadline, Calls.LIMIT);
    }

    private static Message message() {
        byte[] body = "{\"name\":\"Ann\"}".getBytes(StandardCharsets.UTF_8);
        return new Message("crm", 0, "u-1", "d1", 0, body, false);
    }

    /** Notes each event with its logger, message and stack traces. */
    private final class Noting extends AbstractAppender {
        private Noting() {
            super("noting", null, null, false, Property.EMPTY_ARRAY);
        }

        @Override
        public void append(LogEvent event) {
            seen.add(event.getLoggerName() + " " + event.getMessage().getFormattedMessage());
            if (event.getThrown() != null) {
                seen.add(stack(event.getThrown()));
            }
        }
    }
}
