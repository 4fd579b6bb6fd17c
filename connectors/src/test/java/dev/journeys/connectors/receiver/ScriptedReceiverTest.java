// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeys.connectors.receiver.RawSender.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptedReceiverTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
    private static final String HASH_OF_ABC =
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    /** The example of the Standard Webhooks specification, as its libraries test it. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @TempDir private Path folder;

    private final ReceiverOptions options = ReceiverOptions.of(CLOCK);

    @Test
    void answersInTheOrderOfTheScriptOverOneConnection() throws Exception {
        try (ScriptedReceiver receiver =
                        ScriptedReceiver.start(options.script("ok*2 500 503:2s 302 404"));
                RawSender sender = RawSender.to(receiver)) {
            // when
            List<Answer> answers = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                answers.add(sender.post("/in", "", "abc"));
            }

            // then
            assertThat(answers)
                    .extracting(Answer::status)
                    .containsExactly(200, 200, 500, 503, 302, 404, 404);
            assertThat(answers.get(3).header("retry-after")).isEqualTo("2");
            assertThat(answers.get(4).header("location")).isEqualTo("http://127.0.0.1:9/");
            assertThat(receiver.connections()).isEqualTo(1);
            assertThat(receiver.highestInFlight()).isEqualTo(1);
            assertThat(receiver.behaviours())
                    .isEqualTo(Map.of("ok", 2L, "500", 1L, "503:2s", 1L, "302", 1L, "404", 2L));
        }
    }

    @Test
    void keepsWhatHasComeIn() throws Exception {
        try (ScriptedReceiver receiver = ScriptedReceiver.start(options.script("503"));
                RawSender sender = RawSender.to(receiver)) {
            // when
            sender.post("/in?t=hidden", "Webhook-Id: d-1\r\nwebhook-attempt: 4\r\n", "abc");

            // then
            assertThat(receiver.received())
                    .usingRecursiveFieldByFieldElementComparator()
                    .containsExactly(
                            new ReceivedRequest(
                                    0,
                                    "POST",
                                    "/in",
                                    "d-1",
                                    "4",
                                    HASH_OF_ABC,
                                    CLOCK.millis(),
                                    503,
                                    "503",
                                    SignatureVerdict.UNCHECKED,
                                    Map.of(),
                                    new byte[0]));
        }
    }

    @Test
    void keepsHeadersAndBodiesWhereItIsToldTo() throws Exception {
        try (ScriptedReceiver receiver = ScriptedReceiver.start(options.withBodies());
                RawSender sender = RawSender.to(receiver)) {
            // when
            sender.post("/in", "X-Team: growth\r\n", "zwölf");

            // then
            ReceivedRequest request = receiver.received().get(0);
            assertThat(request.body()).asString().isEqualTo("zwölf");
            assertThat(request.headers()).containsEntry("x-team", "growth");
        }
    }

    @Test
    void readsBodiesInChunks() throws Exception {
        try (ScriptedReceiver receiver = ScriptedReceiver.start(options);
                RawSender sender = RawSender.to(receiver)) {
            // when
            sender.write("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n");
            sender.write("1\r\na\r\n2;x=y\r\nbc\r\n0\r\nTrailer: t\r\n\r\n");

            // then
            assertThat(sender.answer().status()).isEqualTo(200);
            assertThat(receiver.received().get(0).bodyHash()).isEqualTo(HASH_OF_ABC);
            assertThat(sender.post("/", "", "").status()).isEqualTo(200);
        }
    }

    @Test
    void countsTheAttemptsOfEachDeliveryApart() throws Exception {
        try (ScriptedReceiver receiver =
                        ScriptedReceiver.start(options.script("500*2 ok").eachDelivery());
                RawSender sender = RawSender.to(receiver)) {
            // when
            List<Integer> statuses = new ArrayList<>();
            for (String id : List.of("a", "b", "a", "a", "b", "b")) {
                statuses.add(sender.post("/", "webhook-id: " + id + "\r\n", "").status());
            }

            // then
            assertThat(statuses).containsExactly(500, 500, 500, 200, 500, 200);
        }
    }

    @Test
    void behavesOnAPathAsItsOwnScriptSays() throws Exception {
        try (ScriptedReceiver receiver =
                        ScriptedReceiver.start(
                                options.script("410").script("/well", Script.parse("201")));
                RawSender sender = RawSender.to(receiver)) {
            assertThat(sender.post("/well?a=b", "", "").status()).isEqualTo(201);
            assertThat(sender.post("/other", "", "").status()).isEqualTo(410);
        }
    }

    @Test
    void behavesAnewWhenItIsTold() throws Exception {
        try (ScriptedReceiver receiver = ScriptedReceiver.start(options.script("500"));
                RawSender sender = RawSender.to(receiver)) {
            // given
            sender.post("/", "", "");

            // when
            receiver.behave("418 ok");

            // then
            assertThat(sender.post("/", "", "").status()).isEqualTo(418);
            assertThat(sender.post("/", "", "").status()).isEqualTo(200);
        }
    }

    @Test
    void judgesSignatures() throws Exception {
        List<String> secrets = List.of("whsec_b3RoZXI=", SECRET);
        try (ScriptedReceiver receiver = ScriptedReceiver.start(options.secrets(secrets));
                RawSender sender = RawSender.to(receiver)) {
            // when
            sender.post("/", signed("v1,b3RoZXI= " + SIGNATURE), BODY);
            sender.post("/", signed("v1,b3RoZXI="), BODY);
            sender.post("/", signed(SIGNATURE), BODY + " ");
            sender.post("/", "", BODY);

            // then
            assertThat(receiver.received())
                    .extracting(ReceivedRequest::signature)
                    .containsExactly(
                            SignatureVerdict.VALID,
                            SignatureVerdict.INVALID,
                            SignatureVerdict.INVALID,
                            SignatureVerdict.MISSING);
        }
    }

    private static String signed(String signatures) {
        return "webhook-id: "
                + ID
                + "\r\nwebhook-timestamp: 1614265330\r\nwebhook-signature: "
                + signatures
                + "\r\n";
    }

    @Test
    void refusesASecretThatIsNoBase64WithoutShowingIt() {
        assertThatThrownBy(() -> ScriptedReceiver.start(options.secrets(List.of("hunter2!"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Expected a secret in base64")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void writesALineForEachRequestWithoutItsQuery() throws Exception {
        // given
        Path log = folder.resolve("requests.jsonl");
        try (ScriptedReceiver receiver = ScriptedReceiver.start(options.log(log).countingOnly());
                RawSender sender = RawSender.to(receiver)) {
            // when
            sender.post("/in?t=hidden", "webhook-id: a\"\\\u0001\r\n", "abc");
            sender.post("/in", "", "abc");
            receiver.flush();

            // then
            assertThat(Files.readAllLines(log))
                    .containsExactly(line(0, "a\\\"\\\\\\u0001"), line(1, ""));
            assertThat(receiver.received()).isEmpty();
            assertThat(receiver.requests()).isEqualTo(2);
        }
    }

    private static String line(int number, String id) {
        return ("{\"number\":%d,\"time\":1772359200000,\"method\":\"POST\",\"path\":\"/in\",\"id\":\"%s\","
                        + "\"attempt\":\"\",\"bodyHash\":\"%s\",\"status\":200,\"behaviour\":\"ok\","
                        + "\"signature\":\"unchecked\"}")
                .formatted(number, id, HASH_OF_ABC);
    }

    @Test
    void addsToALogThatIsThere() throws Exception {
        // given
        Path log = folder.resolve("requests.jsonl");
        Files.writeString(log, "before\n");

        // when
        try (ScriptedReceiver receiver = ScriptedReceiver.start(options.log(log));
                RawSender sender = RawSender.to(receiver)) {
            sender.post("/in", "", "abc");
        }

        // then
        assertThat(Files.readAllLines(log)).containsExactly("before", line(0, ""));
    }

    @Test
    void hangsUntilTheSenderGoesAndServesOthersMeanwhile() throws Exception {
        try (ScriptedReceiver receiver = ScriptedReceiver.start(options.script("hang ok"));
                RawSender other = RawSender.to(receiver)) {
            // given
            RawSender hanging = RawSender.to(receiver);
            hanging.send("/", "", "abc");
            receiver.await(1, Duration.ofSeconds(20));

            // when
            Answer answer = other.post("/", "", "abc");
            int heard = hanging.in().available();
            hanging.close();

            // then
            assertThat(answer.status()).isEqualTo(200);
            assertThat(heard).isZero();
            assertThat(receiver.highestInFlight()).isEqualTo(2);
            assertThat(receiver.received().get(0).status()).isZero();
        }
    }

    @Test
    void answersAfterAWhile() throws Exception {
        try (ScriptedReceiver receiver = ScriptedReceiver.start(options.script("hang:20ms"));
                RawSender sender = RawSender.to(receiver)) {
            assertThat(sender.post("/", "", "abc").status()).isEqualTo(200);
            assertThat(sender.post("/", "", "abc").status()).isEqualTo(200);
        }
    }

    @Test
    void beginsSlowAnswersWithTheirFirstByte() throws Exception {
        try (ScriptedReceiver receiver = ScriptedReceiver.start(options.script("slow slow-body"));
                RawSender head = RawSender.to(receiver);
                RawSender body = RawSender.to(receiver)) {
            // when
            head.send("/", "", "abc");
            int first = head.in().read();
            body.send("/", "", "abc");
            String whole = body.head();

            // then
            assertThat(first).isEqualTo('H');
            assertThat(RawSender.header(whole, "content-length")).isEqualTo("1000");
            assertThat(body.in().read()).isEqualTo('x');
        }
    }

    @Test
    void breaksConnectionsInEveryWay() throws Exception {
        try (ScriptedReceiver receiver =
                ScriptedReceiver.start(options.script("reset close garbage half"))) {
            assertThat(ending(receiver)).isEqualTo("reset");
            assertThat(ending(receiver)).isEqualTo("end after 0 bytes");
            assertThat(ending(receiver)).isEqualTo("end after 39 bytes");
            assertThat(ending(receiver)).isEqualTo("end after 55 bytes");
        }
    }

    private static String ending(ScriptedReceiver receiver) throws IOException {
        try (RawSender sender = RawSender.to(receiver)) {
            sender.send("/", "", "abc");
            try {
                return "end after " + sender.in().readAllBytes().length + " bytes";
            } catch (IOException e) {
                return "reset";
            }
        }
    }

    @Test
    void sendsMoreThanASenderCanWant() throws Exception {
        try (ScriptedReceiver receiver =
                        ScriptedReceiver.start(options.script("huge gzip huge-head"));
                RawSender huge = RawSender.to(receiver);
                RawSender gzip = RawSender.to(receiver);
                RawSender head = RawSender.to(receiver)) {
            // when
            huge.send("/", "", "");
            String hugeHead = huge.head();
            gzip.send("/", "", "");
            String gzipHead = gzip.head();
            head.send("/", "", "");

            // then
            assertThat(RawSender.header(hugeHead, "content-length")).isEqualTo("1073741824");
            assertThat(huge.in().readNBytes(1 << 20)).hasSize(1 << 20).containsOnly('x');
            assertThat(RawSender.header(gzipHead, "content-encoding")).isEqualTo("gzip");
            assertThat(Long.parseLong(RawSender.header(gzipHead, "content-length")))
                    .isBetween(10L << 20, 20L << 20);
            assertThat(gzip.in().readNBytes(2)).containsExactly(0x1f, 0x8b);
            assertThat(head.in().readNBytes(1 << 20)).hasSize(1 << 20).endsWith('x', 'x');
        }
    }

    @Test
    void refusesConnectionsForAWhile() throws Exception {
        try (ScriptedReceiver receiver = ScriptedReceiver.start(options.script("dead:50ms ok"));
                RawSender idle = RawSender.to(receiver);
                RawSender killer = RawSender.to(receiver)) {
            // when
            killer.send("/", "", "abc");

            // then
            assertThatThrownBy(
                            () -> {
                                if (idle.in().read() < 0) {
                                    throw new IOException("end");
                                }
                            })
                    .isInstanceOf(IOException.class);
            assertThat(statusOnceItListens(receiver)).isEqualTo(200);
        }
    }

    private static int statusOnceItListens(ScriptedReceiver receiver) throws Exception {
        for (int attempt = 0; attempt < 1_000_000; attempt++) {
            try (RawSender sender = RawSender.to(receiver)) {
                return sender.post("/", "", "abc").status();
            } catch (IOException refused) {
                Thread.onSpinWait();
            }
        }
        throw new AssertionError("Expected it to listen again.");
    }

    @Test
    void refusesConnectionsForGood() throws Exception {
        try (ScriptedReceiver receiver = ScriptedReceiver.start(options.script("dead"));
                RawSender sender = RawSender.to(receiver)) {
            // when
            sender.send("/", "", "abc");
            receiver.await(1, Duration.ofSeconds(20));
            assertThatThrownBy(sender::answer).isInstanceOf(IOException.class);

            // then
            assertThatThrownBy(() -> RawSender.to(receiver)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void isNotShakenByWhatIsNoRequest() throws Exception {
        try (ScriptedReceiver receiver = ScriptedReceiver.start(options)) {
            for (String text :
                    List.of(
                            "hello\r\n\r\n",
                            "POST / HTTP/1.1\r\nno colon\r\n\r\n",
                            "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                            "POST / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n",
                            "GET / SPDY/3\r\n\r\n")) {
                try (RawSender sender = RawSender.to(receiver)) {
                    sender.write(text);
                    assertThat(sender.in().read()).as(text).isNegative();
                }
            }
            try (RawSender sender = RawSender.to(receiver)) {
                assertThat(sender.post("/", "", "").status()).isEqualTo(200);
            }
            assertThat(receiver.requests()).isEqualTo(1);
        }
    }

    @Test
    void losesNothingWhereManySendAtOnce() throws Exception {
        try (ScriptedReceiver receiver = ScriptedReceiver.start(options.script("ok*500 500"))) {
            // when
            List<Thread> senders = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                Thread sender = new Thread(() -> send(receiver, 100));
                sender.start();
                senders.add(sender);
            }
            for (Thread sender : senders) {
                sender.join();
            }

            // then
            assertThat(receiver.behaviours()).isEqualTo(Map.of("ok", 500L, "500", 500L));
            assertThat(receiver.received())
                    .extracting(ReceivedRequest::number)
                    .isEqualTo(LongStream.range(0, 1_000).boxed().toList());
            assertThat(receiver.connections()).isEqualTo(10);
        }
    }

    private static void send(ScriptedReceiver receiver, int times) {
        try (RawSender sender = RawSender.to(receiver)) {
            for (int i = 0; i < times; i++) {
                sender.post("/", "", "abc");
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void saysHowManyRequestsAreMissing() throws Exception {
        try (ScriptedReceiver receiver = ScriptedReceiver.start(options)) {
            assertThatThrownBy(() -> receiver.await(2, Duration.ZERO))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("Expected 2 requests, but found 0.");
        }
    }
}
