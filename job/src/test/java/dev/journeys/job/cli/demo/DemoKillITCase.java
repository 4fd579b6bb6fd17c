// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeys.job.cli.CommandProcess;
import dev.journeys.job.cli.common.Checkpoints;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demo that is killed and resumed, in processes of their own. */
class DemoKillITCase {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DELIVERIES_BEFORE_THE_KILL = 100;

    @TempDir private Path temporary;

    @Test
    void goesOnAfterAKillWithoutDeliveringTwice() throws Exception {
        // given
        Path folder = temporary.resolve("demo");
        Instant killed;
        try (CommandProcess first = start("first.txt", folder)) {
            first.await(() -> hasCheckpoint(folder) && countDeliveries(folder) > 0);
            assertThatTheWebUiAnswers(first.lines().get(0));
            first.await(() -> countDeliveries(folder) >= DELIVERIES_BEFORE_THE_KILL);
            first.kill();
            // The demo's event time is the clock's.
            killed = Instant.now();
        }

        // when
        List<String> lines;
        try (CommandProcess second = start("second.txt", folder, "--resume", "--for", "PT10S")) {
            assertThat(second.end()).as(() -> second.lines().toString()).isZero();
            lines = second.lines();
        }

        // then
        List<JsonNode> deliveries = deliveries(folder);
        assertThat(deliveries).extracting(json -> json.get("id").asText()).doesNotHaveDuplicates();
        assertThat(deliveries)
                .anyMatch(json -> enteredAt(json).isBefore(killed) && at(json).isAfter(killed));
        assertThat(deliveries).anyMatch(json -> at(json).isBefore(killed));
        assertThat(lines).noneMatch(line -> line.startsWith("\tat ") || line.contains("Exception"));
        assertThat(lines.get(1)).contains(", resumed from chk-");
        DemoSummary summary = DemoSummary.of(lines);
        summary.assertAddsUp();
        assertThat(summary.total().get(4)).isEqualTo(deliveries.size());
    }

    private CommandProcess start(String output, Path folder, String... more) throws IOException {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("demo", "--port", "0"));
        arguments.addAll(List.of("--journeys", Path.of("..", "examples", "demo").toString()));
        arguments.addAll(List.of("--checkpoints", folder.toString(), "--rate", "500"));
        arguments.addAll(List.of(more));
        return CommandProcess.start(temporary.resolve(output), arguments.toArray(String[]::new));
    }

    private static void assertThatTheWebUiAnswers(String firstLine) throws Exception {
        String address = firstLine.replace("Flink's web UI: ", "");
        HttpResponse<String> response =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(address)).build(),
                                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("Apache Flink Web Dashboard");
    }

    private static boolean hasCheckpoint(Path folder) throws IOException {
        return new Checkpoints(folder.resolve(".demo").resolve("checkpoints")).newest().isPresent();
    }

    private static int countDeliveries(Path folder) throws IOException {
        Path file = folder.resolve("deliveries.jsonl");
        return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    }

    private static List<JsonNode> deliveries(Path folder) throws IOException {
        List<JsonNode> deliveries = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("deliveries.jsonl"))) {
            deliveries.add(JSON.readTree(line));
        }
        return deliveries;
    }

    private static Instant enteredAt(JsonNode delivery) {
        return Instant.parse(delivery.get("journey").get("enteredAt").asText());
    }

    private static Instant at(JsonNode delivery) {
        return Instant.parse(delivery.get("timestamp").asText());
    }
}
