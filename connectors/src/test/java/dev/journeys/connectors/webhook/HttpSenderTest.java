// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import static dev.journeys.connectors.webhook.TinyServer.answering;
import static dev.journeys.connectors.webhook.TinyServer.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.connectors.delivery.ChannelGoneException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.core5.reactor.ConnectionInitiator;
import org.apache.hc.core5.reactor.IOSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class HttpSenderTest {
    private static final NetworkPolicy LOOPBACK =
            new NetworkPolicy(Set.of("https"), Set.of(443), List.of(), true);
    private static final HttpOptions ONE_CONNECTION =
            new HttpOptions(1, 1, Duration.ofSeconds(30), Duration.ofSeconds(10), null);

    /** Passes while a receiver does nothing. */
    private static final Duration SHORT = Duration.ofMillis(300);

    /** Passes too, but long after a connection was made. */
    private static final Duration LONGER = Duration.ofSeconds(2);

    private static final String OK = reply(200, "fine");

    private final FakeNames names = new FakeNames();
    private final HttpSender sender = new HttpSender(LOOPBACK, ONE_CONNECTION, names);

    @AfterEach
    void close() {
        sender.close();
    }

    @Test
    void sendsARequestAndReadsItsReply() throws IOException {
        try (TinyServer server =
                answering(reply(202, "ok", "Content-Type: text/plain", "Retry-After: 5"))) {
            // when
            HttpReply reply = send(Calls.post(server.url() + "?a=b%20c"));

            // then
            HttpReply.Answered answered = (HttpReply.Answered) reply;
            assertThat(answered.status()).isEqualTo(202);
            assertThat(answered.headers())
                    .isEqualTo(Map.of("content-type", "text/plain", "retry-after", "5"));
            assertThat(answered.body()).asString().isEqualTo("ok");
            assertThat(answered.cut()).isFalse();
            assertThat(server.requests().get(0))
                    .startsWith("POST /in?a=b%20c HTTP/1.1\r\n")
                    .contains("Host: 127.0.0.1:" + server.port() + "\r\n")
                    .contains("Content-Type: application/json\r\n")
                    .contains("Accept-Encoding: identity\r\n")
                    .contains("Content-Length: 22\r\n")
                    .endsWith("\r\n\r\n{\"greeting\":\"Grüße\"}");
        }
    }

    @Test
    void sendsARequestWithoutABody() throws IOException {
        try (TinyServer server = answering(OK)) {
            // given
            HttpCall call =
                    new HttpCall("POST", server.url(), Map.of(), new byte[0], Calls.LONG, 0);

            // when
            HttpReply reply = send(call);

            // then
            assertThat(reply).isInstanceOf(HttpReply.Answered.class);
            assertThat(server.requests().get(0)).contains("Content-Length: 0\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"receiver.example", "xn--bcher-kva.example", "worker1"})
    void keepsTheHostNameInTheRequest(String host) throws IOException {
        try (TinyServer server = answering(OK)) {
            // given
            names.answer(host, "127.0.0.1");

            // when
            HttpReply reply = send(Calls.post(server.url("http", host)));

            // then
            assertThat(status(reply)).isEqualTo(200);
            assertThat(server.requests().get(0))
                    .contains("Host: " + host + ":" + server.port() + "\r\n");
        }
    }

    @Test
    void usesAConnectionAgain() throws IOException {
        try (TinyServer server = answering(OK)) {
            // when
            for (int i = 0; i < 3; i++) {
                assertThat(status(send(Calls.post(server.url())))).isEqualTo(200);
            }

            // then
            assertThat(server.requests()).hasSize(3);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 4\r\n\r\nfine",
                "HTTP/1.1 200 OK\r\n\r\nfine",
                "HTTP/1.0 200 OK\r\n\r\nfine"
            })
    void doesNotUseAConnectionAgainThatTheReceiverCloses(String reply) throws IOException {
        try (TinyServer server = new TinyServer(once(reply))) {
            // when
            HttpReply first = send(Calls.post(server.url()));
            HttpReply second = send(Calls.post(server.url()));

            // then
            assertThat(List.of(first, second))
                    .allSatisfy(
                            each ->
                                    assertThat(((HttpReply.Answered) each).body())
                                            .asString()
                                            .isEqualTo("fine"))
                    .allSatisfy(each -> assertThat(((HttpReply.Answered) each).cut()).isFalse());
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void aConnectionThatWasKeptAndEndsIsReset() throws IOException {
        try (TinyServer server =
                new TinyServer(
                        (self, connection) -> {
                            self.read(connection);
                            write(connection, OK);
                            self.read(connection);
                        })) {
            // given
            send(Calls.post(server.url()));

            // when
            HttpReply reply = send(Calls.post(server.url()));

            // then
            assertThat(kind(reply)).isEqualTo(FailureKind.RESET);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void doesNotFollowARedirect() throws IOException {
        try (TinyServer elsewhere = answering(OK);
                TinyServer server = answering(reply(307, "", "Location: " + elsewhere.url()))) {
            // when
            HttpReply reply = send(Calls.post(server.url()));

            // then
            assertThat(status(reply)).isEqualTo(307);
            assertThat(elsewhere.connections()).isZero();
        }
    }

    @Test
    void doesNotUnpackAGzipBomb() throws IOException {
        // given
        String bomb = new String(gzippedZeros(20_000_000), StandardCharsets.ISO_8859_1);
        try (TinyServer server = answering(reply(200, bomb, "Content-Encoding: gzip"))) {
            // when
            HttpReply reply = send(Calls.post(server.url()));

            // then
            assertThat(((HttpReply.Answered) reply).body())
                    .isEqualTo(bomb.getBytes(StandardCharsets.ISO_8859_1))
                    .hasSizeLessThan(Calls.LIMIT);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n",
                "HTTP/1.1 500 No\r\nTransfer-Encoding: chunked\r\n\r\n40000000\r\n",
                "HTTP/1.1 404 No\r\n\r\n"
            })
    void cutsAReplyOfAGigabyte(String head) throws Exception {
        // given
        CompletableFuture<Long> written = new CompletableFuture<>();
        try (TinyServer server =
                new TinyServer(
                        (self, connection) -> {
                            self.read(connection);
                            write(connection, head);
                            written.complete(writeUntilCut(connection, 1L << 30));
                        })) {
            // when
            HttpReply reply = send(Calls.post(server.url()));

            // then
            HttpReply.Answered answered = (HttpReply.Answered) reply;
            assertThat(head).contains(Integer.toString(answered.status()));
            assertThat(answered.body()).hasSize(Calls.LIMIT);
            assertThat(answered.cut()).isTrue();
            assertThat(written.get()).isLessThan(64L << 20);
        }
    }

    @Test
    void aReplyAsLongAsTheLimitIsNotCut() throws IOException {
        try (TinyServer server = answering(reply(200, "x".repeat(Calls.LIMIT)))) {
            // when
            HttpReply reply = send(Calls.post(server.url()));

            // then
            assertThat(((HttpReply.Answered) reply).body()).hasSize(Calls.LIMIT);
            assertThat(((HttpReply.Answered) reply).cut()).isFalse();
        }
    }

    @Test
    void theStatusCountsWhereTheBodyTakesLongerThanTheDeadline() throws IOException {
        try (TinyServer server =
                new TinyServer(
                        (self, connection) -> {
                            self.read(connection);
                            write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 60\r\n\r\nx");
                            self.hang();
                        })) {
            // when
            HttpReply reply = send(Calls.post(server.url(), LONGER));

            // then
            assertThat(status(reply)).isEqualTo(200);
            assertThat(((HttpReply.Answered) reply).body()).asString().isEqualTo("x");
            assertThat(((HttpReply.Answered) reply).cut()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 2", "HTTP/1.1 200 OK\r\nContent-Type: text/pl"})
    void theDeadlineCutsAReceiverThatDoesNotCompleteTheHead(String beginning) throws IOException {
        try (TinyServer server =
                new TinyServer(
                        (self, connection) -> {
                            if (self.connections() == 1) {
                                self.read(connection);
                                write(connection, beginning);
                                self.hang();
                            }
                            TinyServer.answer(OK).on(self, connection);
                        })) {
            // when
            HttpReply reply = send(Calls.post(server.url(), LONGER));
            HttpReply next = send(Calls.post(server.url()));

            // then
            assertThat(reply).isEqualTo(new HttpReply.Failed(FailureKind.TIMEOUT, "deadline"));
            assertThat(status(next)).as("the place is free again").isEqualTo(200);
        }
    }

    @Test
    void theDeadlineCutsAReceiverThatDoesNotReadTheRequest() throws IOException {
        try (TinyServer server = new TinyServer((self, connection) -> self.hang())) {
            // given
            HttpCall large =
                    new HttpCall(
                            "POST", server.url(), Map.of(), new byte[32 << 20], SHORT, Calls.LIMIT);

            // when
            HttpReply reply = send(large);

            // then
            assertThat(kind(reply)).isEqualTo(FailureKind.TIMEOUT);
        }
    }

    @Test
    void theDeadlineCoversTheLookUp() throws IOException {
        // given
        CountDownLatch never = new CountDownLatch(1);
        NameService hanging =
                host -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return new java.net.InetAddress[0];
                };
        try (HttpSender waiting = new HttpSender(LOOPBACK, ONE_CONNECTION, hanging)) {
            // when
            HttpReply reply =
                    Calls.await(waiting.send(Calls.post("https://hangs.example/", SHORT)));

            // then
            assertThat(kind(reply)).isEqualTo(FailureKind.TIMEOUT);
        }
    }

    @Test
    void aReplyMayComeBeforeTheRequestWasRead() throws IOException {
        try (TinyServer server =
                new TinyServer(
                        (self, connection) -> {
                            write(connection, reply(413, ""));
                            self.hang();
                        })) {
            // given
            HttpCall large =
                    new HttpCall(
                            "POST",
                            server.url(),
                            Map.of(),
                            new byte[32 << 20],
                            Calls.LONG,
                            Calls.LIMIT);

            // when
            HttpReply first = send(large);
            HttpReply second = send(large);

            // then
            assertThat(status(first)).isEqualTo(413);
            assertThat(status(second)).isEqualTo(413);
            assertThat(server.connections()).as("half a request is on the first").isEqualTo(2);
        }
    }

    @Test
    void passesOverWhatComesBeforeTheReply() throws IOException {
        try (TinyServer server = answering("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + OK)) {
            // when
            HttpReply reply = send(Calls.post(server.url()));

            // then
            assertThat(status(reply)).isEqualTo(200);
        }
    }

    @Test
    void aConnectionThatIsResetIsNoReply() throws IOException {
        try (TinyServer server =
                new TinyServer(
                        (self, connection) -> {
                            self.read(connection);
                            connection.setSoLinger(true, 0);
                        })) {
            // when
            HttpReply reply = send(Calls.post(server.url()));

            // then
            assertThat(kind(reply)).isEqualTo(FailureKind.RESET);
        }
    }

    @Test
    void aConnectionThatEndsInTheMiddleOfTheBodyHasAStatus() throws IOException {
        try (TinyServer server =
                new TinyServer(once("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"))) {
            // when
            HttpReply reply = send(Calls.post(server.url()));

            // then
            assertThat(status(reply)).isEqualTo(200);
            assertThat(((HttpReply.Answered) reply).cut()).isTrue();
        }
    }

    @Test
    void aPortWhereNobodyListensRefuses() throws IOException {
        // given
        TinyServer server = answering(OK);
        server.close();

        // when
        HttpReply reply = send(Calls.post(server.url()));

        // then
        assertThat(reply)
                .isEqualTo(new HttpReply.Failed(FailureKind.CONNECTION_REFUSED, "refused"));
    }

    @Test
    void aNameThatNobodyKnowsIsNoRefusal() {
        // when
        HttpReply reply = send(Calls.post("https://nobody.example/"));

        // then
        assertThat(reply).isEqualTo(new HttpReply.Failed(FailureKind.NAME_UNKNOWN, "name"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.6\r\n\r\n",
                "HTTP/1.1 abc\r\n\r\n",
                "HTTP/1.1 20 OK\r\n\r\n",
                "HTTP/3.0 200 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno colon\r\n\r\n"
            })
    void whatIsNotHttpIsNoReply(String text) throws IOException {
        try (TinyServer server = new TinyServer(once(text))) {
            // when
            HttpReply reply = send(Calls.post(server.url()));

            // then
            assertThat(kind(reply)).isEqualTo(FailureKind.PROTOCOL);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a: b\r\n", "\r\n"})
    void aHeadWithoutAnEndIsCut(String part) throws Exception {
        // given
        CompletableFuture<Long> written = new CompletableFuture<>();
        try (TinyServer server =
                new TinyServer(
                        (self, connection) -> {
                            self.read(connection);
                            write(connection, part.equals("\r\n") ? "" : "HTTP/1.1 200 OK\r\n");
                            written.complete(
                                    writeUntilCut(connection, 1L << 30, part.repeat(10_000)));
                        })) {
            // when
            HttpReply reply = send(Calls.post(server.url()));

            // then
            assertThat(kind(reply)).isEqualTo(FailureKind.PROTOCOL);
            assertThat(written.get()).isLessThan(64L << 20);
        }
    }

    @Test
    void nothingReachesLoopbackUnlessItIsAllowed() throws IOException {
        try (TinyServer server = answering(OK);
                HttpSender strict = strict(server, Duration.ofSeconds(10))) {
            // given
            names.answer("receiver.example", "127.0.0.1").answer("localhost", "127.0.0.1");

            // when
            List<HttpReply> replies =
                    List.of("127.0.0.1", "localhost", "receiver.example").stream()
                            .map(host -> Calls.post(server.url("http", host)))
                            .map(call -> Calls.await(strict.send(call)))
                            .toList();

            // then
            assertThat(replies)
                    .containsOnly(new HttpReply.Failed(FailureKind.ADDRESS_REFUSED, "address"));
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void aNameThatIsPublicAtFirstAndLoopbackAfterwardsReachesNothing() throws IOException {
        // given
        List<SocketAddress> connected = new CopyOnWriteArrayList<>();
        UnaryOperator<ConnectionInitiator> nowhere =
                network ->
                        (endpoint, address, local, within, attachment, told) -> {
                            connected.add(address);
                            ConnectException refused = new ConnectException("nowhere");
                            told.failed(refused);
                            return CompletableFuture.failedFuture(refused);
                        };
        try (TinyServer server = answering(OK);
                HttpSender strict = strict(server, Duration.ofHours(1), nowhere)) {
            names.answer("rebinds.example", "93.184.216.34").answer("rebinds.example", "127.0.0.1");
            HttpCall call = Calls.post(server.url("http", "rebinds.example"));

            // when
            HttpReply reply = Calls.await(strict.send(call));

            // then
            assertThat(kind(reply)).isEqualTo(FailureKind.CONNECTION_REFUSED);
            assertThat(connected)
                    .containsExactly(new InetSocketAddress("93.184.216.34", server.port()));
            assertThat(names.asked()).containsExactly("rebinds.example");
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void aReceiverThatHangsHoldsNobodyElse() throws IOException {
        try (TinyServer hanging = new TinyServer((self, connection) -> self.hang());
                TinyServer server = answering(OK)) {
            // given
            List<CompletableFuture<HttpReply>> held =
                    List.of(1, 2, 3).stream()
                            .map(i -> sender.send(Calls.post(hanging.url())).toCompletableFuture())
                            .toList();

            // when
            HttpReply reply = send(Calls.post(server.url()));

            // then
            assertThat(status(reply)).isEqualTo(200);
            assertThat(held).noneMatch(CompletableFuture::isDone);
        }
    }

    @Test
    void theDeadlineCoversTheWaitForAConnection() throws IOException {
        try (TinyServer hanging = new TinyServer((self, connection) -> self.hang())) {
            // given
            CompletableFuture<HttpReply> first =
                    sender.send(Calls.post(hanging.url())).toCompletableFuture();

            // when
            HttpReply second = send(Calls.post(hanging.url(), SHORT));

            // then
            assertThat(kind(second)).isEqualTo(FailureKind.TIMEOUT);
            assertThat(first).isNotDone();
        }
    }

    @Test
    void whoWaitsForAConnectionGetsTheNextThatIsFree() throws IOException {
        CountDownLatch gate = new CountDownLatch(1);
        try (TinyServer server =
                new TinyServer(
                        (self, connection) -> {
                            awaitQuietly(gate);
                            TinyServer.answer(OK).on(self, connection);
                        })) {
            // given
            CompletableFuture<HttpReply> first =
                    sender.send(Calls.post(server.url())).toCompletableFuture();
            CompletableFuture<HttpReply> second =
                    sender.send(Calls.post(server.url())).toCompletableFuture();

            // when
            gate.countDown();

            // then
            assertThat(status(Calls.await(first))).isEqualTo(200);
            assertThat(status(Calls.await(second))).isEqualTo(200);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void saysThatNothingCanBeSentAnyMoreAfterAnErrorInItsThread() throws Exception {
        // given
        UnaryOperator<ConnectionInitiator> broken =
                network ->
                        (endpoint, address, local, within, attachment, told) ->
                                network.connect(
                                        endpoint,
                                        address,
                                        local,
                                        within,
                                        attachment,
                                        new Callback<>(HttpSenderTest::breakThread, told::failed));
        try (TinyServer server = answering(OK);
                HttpSender dying = new HttpSender(LOOPBACK, ONE_CONNECTION, names, broken)) {
            // when
            Throwable failure = firstFailure(dying, Calls.post(server.url(), SHORT));

            // then
            assertThat(failure).isInstanceOf(ChannelGoneException.class);
        }
    }

    private static void breakThread(IOSession session) {
        throw new StackOverflowError("A failure that the test asked for.");
    }

    /** Sends until that fails; the test's time limit ends it otherwise. */
    private static Throwable firstFailure(HttpSender sender, HttpCall call) throws Exception {
        while (!Thread.interrupted()) {
            try {
                sender.send(call).toCompletableFuture().get();
            } catch (ExecutionException e) {
                return e.getCause();
            }
        }
        throw new AssertionError("Expected a failure, but there was none in time.");
    }

    @Test
    void closingEndsWhatIsUnderWay() throws IOException {
        try (TinyServer hanging = new TinyServer((self, connection) -> self.hang())) {
            // given
            CompletableFuture<HttpReply> reply =
                    sender.send(Calls.post(hanging.url())).toCompletableFuture();

            // when
            sender.close();
            HttpReply later = send(Calls.post(hanging.url()));

            // then
            assertThat(kind(Calls.await(reply))).isEqualTo(FailureKind.RESET);
            assertThat(later).isInstanceOf(HttpReply.Failed.class);
        }
    }

    private HttpSender strict(TinyServer server, Duration namesFor) {
        return strict(server, namesFor, UnaryOperator.identity());
    }

    private HttpSender strict(
            TinyServer server, Duration namesFor, UnaryOperator<ConnectionInitiator> way) {
        return new HttpSender(
                new NetworkPolicy(Set.of("http"), Set.of(server.port()), List.of(), false),
                new HttpOptions(1, 1, Duration.ofSeconds(30), namesFor, null),
                names,
                way);
    }

    private HttpReply send(HttpCall call) {
        return Calls.await(sender.send(call));
    }

    private static int status(HttpReply reply) {
        assertThat(reply).isInstanceOf(HttpReply.Answered.class);
        return ((HttpReply.Answered) reply).status();
    }

    private static FailureKind kind(HttpReply reply) {
        assertThat(reply).isInstanceOf(HttpReply.Failed.class);
        return ((HttpReply.Failed) reply).kind();
    }

    private static TinyServer.Conversation once(String reply) {
        return (server, connection) -> {
            server.read(connection);
            write(connection, reply);
        };
    }

    private static void write(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        connection.getOutputStream().flush();
    }

    private static long writeUntilCut(Socket connection, long bytes) throws IOException {
        return writeUntilCut(connection, bytes, "x".repeat(100_000));
    }

    private static long writeUntilCut(Socket connection, long bytes, String part)
            throws IOException {
        byte[] block = part.getBytes(StandardCharsets.ISO_8859_1);
        OutputStream out = connection.getOutputStream();
        long written = 0;
        try {
            while (written < bytes) {
                out.write(block);
                written += block.length;
            }
        } catch (IOException e) {
            // Cut.
        }
        return written;
    }

    private static void awaitQuietly(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] gzippedZeros(int count) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(new byte[count]);
        }
        return out.toByteArray();
    }
}
