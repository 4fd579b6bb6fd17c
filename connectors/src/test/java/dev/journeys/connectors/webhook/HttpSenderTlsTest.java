// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import static dev.journeys.connectors.webhook.TinyServer.answer;
import static dev.journeys.connectors.webhook.TinyServer.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class HttpSenderTlsTest {
    private static final NetworkPolicy LOOPBACK =
            new NetworkPolicy(Set.of("https"), Set.of(443), List.of(), true);
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final TinyServer.Conversation OK = answer(reply(200, "fine"));
    private static final HttpReply.Failed WRONG =
            new HttpReply.Failed(FailureKind.TLS, "certificate");

    @TempDir static Path folder;
    private static TestCertificates.Identity right;
    private static TestCertificates.Identity otherName;
    private static TestCertificates.Identity expired;
    private static TestCertificates.Identity expiredBelow;

    private final FakeNames names = new FakeNames().answer("localhost", "127.0.0.1");

    @BeforeAll
    static void makeCertificates() throws Exception {
        right = TestCertificates.make(folder, "dns:localhost,ip:127.0.0.1", "-1d", 30);
        otherName = TestCertificates.make(folder, "dns:other.example,ip:127.0.0.2", "-1d", 30);
        expired = TestCertificates.make(folder, "dns:localhost,ip:127.0.0.1", "-9d", 3);
        expiredBelow = TestCertificates.makeSigned(folder, "dns:localhost", "-9d", 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void sendsToAReceiverWhoseCertificateIsTrusted(String host) throws IOException {
        try (TinyServer server = new TinyServer(right.sockets(), OK);
                HttpSender sender = trusting(right)) {
            // when
            HttpReply first = send(sender, server, host);
            HttpReply second = send(sender, server, host);

            // then
            assertThat(List.of(first, second))
                    .allSatisfy(
                            reply ->
                                    assertThat(((HttpReply.Answered) reply).status())
                                            .isEqualTo(200));
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void sendsToAReceiverWhoseSignerIsTrusted() throws Exception {
        TestCertificates.Identity below =
                TestCertificates.makeSigned(folder, "dns:localhost", "-1d", 30);
        try (TinyServer server = new TinyServer(below.sockets(), OK);
                HttpSender sender = trusting(below)) {
            // when
            HttpReply reply = send(sender, server, "localhost");

            // then
            assertThat(((HttpReply.Answered) reply).status()).isEqualTo(200);
        }
    }

    @Test
    void sendsNothingWhereTheCertificateSignsItself() throws IOException {
        try (TinyServer server = new TinyServer(right.sockets(), OK);
                HttpSender sender = new HttpSender(LOOPBACK, HttpOptions.DEFAULT, names)) {
            // when
            HttpReply reply = send(sender, server, "localhost");

            // then
            assertThat(reply).isEqualTo(WRONG);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void sendsNothingWhereTheCertificateIsAnother() throws IOException {
        try (TinyServer server = new TinyServer(right.sockets(), OK);
                HttpSender sender = trusting(otherName)) {
            // when
            HttpReply reply = send(sender, server, "localhost");

            // then
            assertThat(reply).isEqualTo(WRONG);
            assertThat(server.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void sendsNothingWhereTheCertificateHasAnotherName(String host) throws IOException {
        try (TinyServer server = new TinyServer(otherName.sockets(), OK);
                HttpSender sender = trusting(otherName)) {
            // when
            HttpReply reply = send(sender, server, host);

            // then
            assertThat(reply).isEqualTo(WRONG);
            assertThat(server.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sendsNothingWhereTheCertificateHasExpired(boolean signedByAnother) throws IOException {
        TestCertificates.Identity identity = signedByAnother ? expiredBelow : expired;
        try (TinyServer server = new TinyServer(identity.sockets(), OK);
                HttpSender sender = trusting(identity)) {
            // when
            HttpReply reply = send(sender, server, "localhost");

            // then
            assertThat(reply)
                    .isEqualTo(new HttpReply.Failed(FailureKind.TLS, "certificate-expired"));
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void sendsNothingToAReceiverWithoutTls() throws IOException {
        try (TinyServer server =
                        new TinyServer(
                                (self, connection) ->
                                        connection
                                                .getOutputStream()
                                                .write("HTTP/1.1 400 No\r\n\r\n".getBytes()));
                HttpSender sender = trusting(right)) {
            // when
            HttpReply reply = send(sender, server, "localhost");

            // then
            assertThat(reply).isEqualTo(new HttpReply.Failed(FailureKind.TLS, "handshake"));
        }
    }

    @Test
    void theDeadlineCutsAHandshakeThatHangs() throws IOException {
        try (TinyServer server = new TinyServer((self, connection) -> self.hang());
                HttpSender sender =
                        new HttpSender(
                                LOOPBACK,
                                new HttpOptions(
                                        1, 1, Duration.ofSeconds(30), Duration.ofSeconds(10), null),
                                names)) {
            // given
            HttpCall call = Calls.post(server.url("https", "localhost"), SHORT);

            // when
            HttpReply first = Calls.await(sender.send(call));
            HttpReply second = Calls.await(sender.send(call));

            // then
            assertThat(List.of(first, second))
                    .containsOnly(new HttpReply.Failed(FailureKind.TIMEOUT, "deadline"));
            assertThat(server.connections()).as("the place was free again").isEqualTo(2);
        }
    }

    @Test
    void aHandshakeThatEndsIsNoReply() throws IOException {
        try (TinyServer server =
                        new TinyServer((self, connection) -> connection.setSoLinger(true, 0));
                HttpSender sender = trusting(right)) {
            // when
            HttpReply reply = send(sender, server, "localhost");

            // then
            assertThat(((HttpReply.Failed) reply).kind()).isIn(FailureKind.TLS, FailureKind.RESET);
        }
    }

    @Test
    void saysThatAFileHasNoCertificates() throws IOException {
        // given
        Path file = Files.writeString(folder.resolve("empty.pem"), "no certificate");

        // when, then
        assertThatThrownBy(
                        () ->
                                new HttpSender(
                                        LOOPBACK, HttpOptions.DEFAULT.trusting(file.toString())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "Expected a PEM file of certificates, but found '" + file + "'");
    }

    private HttpSender trusting(TestCertificates.Identity identity) {
        return new HttpSender(
                LOOPBACK, HttpOptions.DEFAULT.trusting(identity.file().toString()), names);
    }

    private static HttpReply send(HttpSender sender, TinyServer server, String host) {
        return Calls.await(sender.send(Calls.post(server.url("https", host))));
    }
}
