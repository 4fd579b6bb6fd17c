// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.job.cli.CommandRun;
import dev.journeys.job.cli.common.FreePort;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiverCommandTest {
    @TempDir private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void behavesAsItIsToldAndEndsWhenItHasHadEnough() throws Exception {
        // given
        Path log = folder.resolve("log.jsonl");
        int port = FreePort.from(0, 1).getAsInt();
        CompletableFuture<CommandRun> running =
                CompletableFuture.supplyAsync(
                        () ->
                                CommandRun.of(
                                        "receiver",
                                        "--port",
                                        port,
                                        "--script",
                                        "503:2s ok",
                                        "--script",
                                        "/gone=410",
                                        "--log",
                                        log,
                                        "--requests",
                                        3));

        // when
        List<Integer> statuses = new ArrayList<>();
        for (String path : List.of("/in", "/gone", "/in")) {
            statuses.add(statusOnceItListens(port, path));
        }
        CommandRun run = running.get();

        // then
        assertThat(statuses).containsExactly(503, 410, 200);
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .contains("Listening on http://127.0.0.1:" + port + "/, until Ctrl-C.")
                .contains("  410: 1", "  503:2s: 1", "  ok: 1");
        assertThat(Files.readAllLines(log)).hasSize(3);
    }

    private int statusOnceItListens(int port, String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .POST(BodyPublishers.ofString("{}"))
                        .build();
        while (true) {
            try {
                return client.send(request, BodyHandlers.discarding()).statusCode();
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void namesTheWordOfAScriptThatItDoesNotKnow() {
        // when
        CommandRun run = CommandRun.of("receiver", "--script", "ok*3 explode");

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("but found 'explode'.");
    }

    @Test
    void refusesAPortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            // when
            CommandRun run = CommandRun.of("receiver", "--port", taken.getLocalPort());

            // then
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.errorLines().get(0))
                    .startsWith(
                            "Expected port " + taken.getLocalPort() + " of 127.0.0.1 to be free");
        }
    }

    @Test
    void refusesASecretThatIsNotThereWithoutLooking() {
        // when
        CommandRun run = CommandRun.of("receiver", "--secret", "${env:JOURNEYS_SECRET_NOT_SET}");

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("JOURNEYS_SECRET_NOT_SET");
    }

    @Test
    void readsASecretFromAFileAndDoesNotPrintIt() throws Exception {
        // given
        Path secret = Files.writeString(folder.resolve("secret"), "not base64!\n");

        // when
        CommandRun run = CommandRun.of("receiver", "--secret", "${file:" + secret + "}");

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("Expected a secret in base64").doesNotContain("not base64!");
    }
}
