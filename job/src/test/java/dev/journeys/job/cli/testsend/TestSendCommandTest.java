// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.testsend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeys.connectors.receiver.ReceivedRequest;
import dev.journeys.connectors.receiver.ReceiverOptions;
import dev.journeys.connectors.receiver.Script;
import dev.journeys.connectors.receiver.ScriptedReceiver;
import dev.journeys.connectors.receiver.SignatureVerdict;
import dev.journeys.connectors.receiver.StatusReply;
import dev.journeys.job.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestSendCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @TempDir private Path folder;

    private final ReceiverOptions options = ReceiverOptions.of(Clock.systemUTC()).withBodies();

    @Test
    void sendsOneDeliveryThatIsMarkedAndShowsTheReply() throws Exception {
        // given
        Path secret = Files.writeString(folder.resolve("sign"), SECRET + "\n");
        try (ScriptedReceiver receiver =
                ScriptedReceiver.start(
                        options.secrets(List.of(SECRET))
                                .script(
                                        "/in",
                                        Script.of(
                                                StatusReply.of(
                                                        202,
                                                        Map.of("Content-Type", "text/plain"),
                                                        "thank you"))))) {
            Path definition =
                    webhook(
                            receiver.url("/in?t=${file:" + secret + "}"),
                            ",\"signing\":[\"${file:" + secret + "}\"]");

            // when
            CommandRun run = send(definition, "--secrets-folder", folder);

            // then
            assertThat(run.err()).isEmpty();
            assertThat(run.code()).isZero();
            assertThat(run.out())
                    .startsWith("POST " + receiver.url("/in?t=***") + "\n")
                    .contains("webhook-signature: v1,***\n", "webhook-test: true\n")
                    .containsPattern("202 after \\d+ ms\ncontent-type: text/plain\n\nthank you\n")
                    .endsWith("Delivered.\n")
                    .doesNotContain(SECRET);
            ReceivedRequest request = receiver.received().get(0);
            JsonNode body = JSON.readTree(request.body());
            assertThat(receiver.received()).hasSize(1);
            assertThat(request.signature()).isEqualTo(SignatureVerdict.VALID);
            assertThat(request.id()).startsWith("test-").isEqualTo(body.path("id").asText());
            assertThat(request.headers()).containsEntry("webhook-test", "true");
            assertThat(body.path("test").asBoolean()).isTrue();
            assertThat(body.path("destination").asText()).isEqualTo("crm");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "204, 0, Delivered.",
        "302, 3, Refused: the job would not try again.",
        "404, 3, Refused: the job would not try again.",
        "410, 3, Refused: the job would not try again.",
        "408, 4, Not delivered: the job would try again.",
        "429:2s, 4, Not delivered: the job would try again.",
        "503, 4, Not delivered: the job would try again.",
        "reset, 4, Not delivered: the job would try again.",
        "garbage, 4, Not delivered: the job would try again."
    })
    void endsAsTheReplySays(String script, int code, String verdict) throws Exception {
        try (ScriptedReceiver receiver = ScriptedReceiver.start(options.script(script))) {
            // when
            CommandRun run = send(webhook(receiver.url("/in"), ""));

            // then
            assertThat(run.code()).isEqualTo(code);
            assertThat(run.out()).endsWith(verdict + "\n");
            assertThat(receiver.requests()).isEqualTo(1);
        }
    }

    @Test
    void sendsADeliveryOfTheUsersWithTheMarksOfATest() throws Exception {
        // given
        Path delivery =
                Files.writeString(
                        folder.resolve("delivery.json"),
                        "{\"id\":\"real\",\"destination\":\"other\",\"userId\":\"u-7\",\"properties\":{\"total\":5}}");
        try (ScriptedReceiver receiver = ScriptedReceiver.start(options)) {
            Path definition =
                    webhook(
                            receiver.url("/in"),
                            ",\"body\":{\"text\":\"{{ delivery.properties.total }} for {{ delivery.userId }}\"}");

            // when
            CommandRun run = send(definition, "--delivery", delivery);

            // then
            assertThat(run.code()).isZero();
            ReceivedRequest request = receiver.received().get(0);
            assertThat(request.body()).asString().isEqualTo("{\"text\":\"5 for u-7\"}");
            assertThat(request.id()).startsWith("test-");
        }
    }

    @Test
    void sendsABatchOfOne() throws Exception {
        try (ScriptedReceiver receiver = ScriptedReceiver.start(options)) {
            // when
            CommandRun run = send(batch(receiver.url("/v1/batch"), ""));

            // then
            assertThat(run.code()).isZero();
            JsonNode body = JSON.readTree(receiver.received().get(0).body());
            assertThat(body.at("/batch/0/test").asBoolean()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"failed\":[{\"index\":0,\"status\":400}]} | 3 | Refused: the job would not try again.",
                "{\"failed\":[{\"index\":0,\"status\":503}]} | 4 | Not delivered: the job would try again.",
                "{\"failed\":[0]} | 4 | Not delivered: the job would try again.",
                "{\"failed\":[ | 4 | Not delivered: the job would try again.",
                "{\"failed\":[1]} | 0 | Delivered.",
                "{\"failed\":[]} | 0 | Delivered."
            })
    void endsAsTheReplyToABatchNamesItsDelivery(String body, int code, String verdict)
            throws Exception {
        // given
        Script script = Script.of(StatusReply.of(200, Map.of(), body));
        try (ScriptedReceiver receiver = ScriptedReceiver.start(options.script("/bulk", script))) {
            // when
            CommandRun run = send(batch(receiver.url("/bulk"), ""));

            // then
            assertThat(run.code()).isEqualTo(code);
            assertThat(run.out()).contains("\n" + body + "\n").endsWith(verdict + "\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"400, 3", "401, 3", "503, 4", "half, 0", "reset, 4"})
    void endsAsTheReplyToABatchSays(String script, int code) throws Exception {
        try (ScriptedReceiver receiver = ScriptedReceiver.start(options.script(script))) {
            // when, then
            assertThat(send(batch(receiver.url("/bulk"), "")).code()).isEqualTo(code);
        }
    }

    @Test
    void saysThatASecretCannotStandWhereItIsUsed() throws Exception {
        // given
        Path secret = Files.writeString(folder.resolve("key"), "with a space and ž");
        String reference = "${file:" + secret + "}";
        try (ScriptedReceiver receiver = ScriptedReceiver.start(options)) {
            for (Path definition :
                    List.of(
                            batch(receiver.url("/bulk?key=" + reference), ""),
                            batch(
                                    receiver.url("/bulk"),
                                    ",\"headers\":{\"X-Api-Key\":\"" + reference + "\"}"),
                            webhook(receiver.url("/in?key=" + reference), ""))) {
                // when
                CommandRun run = send(definition, "--secrets-folder", folder);

                // then
                assertThat(run.code()).isEqualTo(2);
                assertThat(run.err())
                        .startsWith("Expected 'file:" + secret + "' to be a secret ")
                        .doesNotContain("with a space");
            }
            assertThat(receiver.requests()).isZero();
        }
    }

    @Test
    void goesNowhereThatTheJobMayNotGo() throws Exception {
        try (ScriptedReceiver receiver = ScriptedReceiver.start(options)) {
            // when
            CommandRun run =
                    CommandRun.of(
                            "test-send", "crm", "--definition", webhook(receiver.url("/in"), ""));

            // then
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err()).startsWith("Expected");
            assertThat(receiver.requests()).isZero();
        }
    }

    @Test
    void saysWhatIsWrongBeforeItSends() throws Exception {
        // given
        Path log =
                Files.writeString(
                        folder.resolve("log.json"), "{\"destination\":\"crm\",\"type\":\"log\"}");
        Path broken =
                Files.writeString(
                        folder.resolve("broken.json"),
                        "{\"destination\":\"crm\",\"type\":\"webhook\"}");

        // when, then
        assertThat(send(log).err())
                .startsWith(
                        "Expected a destination of type webhook or http-batch, but 'crm' is of type log,"
                                + " to which no request is made.\n");
        assertThat(send(broken).err()).startsWith(broken + ":1:1: Expected");
        assertThat(CommandRun.of("test-send", "mail", "--definition", log).err())
                .startsWith(
                        "Expected the definition of destination 'mail', but found that of 'crm'.");
        assertThat(CommandRun.of("test-send", "crm").err())
                .startsWith("Expected --bootstrap-servers");
        assertThat(send(webhook("https://127.0.0.1/${env:JOURNEYS_SECRET_NOT_SET}", "")).err())
                .contains("JOURNEYS_SECRET_NOT_SET");
        assertThat(send(log).code()).isEqualTo(2);
    }

    private Path webhook(String url, String more) throws IOException {
        return definition("webhook", url, more);
    }

    private Path batch(String url, String more) throws IOException {
        return definition("http-batch", url, more);
    }

    private Path definition(String type, String url, String more) throws IOException {
        return Files.writeString(
                Files.createTempFile(folder, "crm", ".json"),
                "{\"destination\":\"crm\",\"type\":\"%s\",\"url\":\"%s\"%s}"
                        .formatted(type, url, more));
    }

    private static CommandRun send(Path definition, Object... arguments) {
        List<Object> all = new ArrayList<>(List.of("test-send", "crm", "--definition", definition));
        all.add("--allow-loopback");
        all.addAll(List.of(arguments));
        return CommandRun.of(all.toArray());
    }
}
