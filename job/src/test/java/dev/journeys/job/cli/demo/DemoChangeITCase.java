// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeys.job.cli.CommandProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demo whose journeys are changed while it runs, in a process of its own. */
class DemoChangeITCase {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "cart-abandonment.json";

    @TempDir private Path temporary;
    private Path journeys;
    private Path file;
    private String original;

    @BeforeEach
    void copyAJourney() throws IOException {
        journeys = Files.createDirectory(temporary.resolve("journeys"));
        file = journeys.resolve(FILE);
        original =
                Files.readString(Path.of("..", "examples", "demo", FILE)).replace("PT8S", "PT3S");
        save(original);
    }

    @Test
    void judgesNewEntriesByTheNewVersionAndLeavesLiveInstancesOnTheOldOne() throws Exception {
        try (CommandProcess demo = start()) {
            // given
            demo.await(() -> !deliveries(1).isEmpty());

            // when
            save(original.replace("Cart Abandoned", "Cart Forgotten"));
            demo.await(
                    () ->
                            shows(demo, file + ":4:14: Expected a new version for a changed")
                                    && shows(demo, "Raise 'version' to 2."));
            save(original.replace("\"version\": 1", "\"version\": 2").replace("PT10S", "10 s"));
            demo.await(
                    () ->
                            shows(demo, file + ":31:59: Expected a duration")
                                    && shows(demo, "but found '10 s'"));
            int before = deliveries(1).size();
            demo.await(() -> deliveries(1).size() > before);
            Instant effective =
                    save(
                            original.replace("\"version\": 1", "\"version\": 2")
                                    .replace("Cart Abandoned", "Cart Forgotten"));
            demo.await(() -> shows(demo, "published cart-abandonment version 2, effective "));
            demo.await(() -> nudges(2).containsKey("Cart Forgotten") && endedAfter(effective));
            demo.kill();

            // then
            assertThat(deliveries(1))
                    .isNotEmpty()
                    .allMatch(delivery -> enteredAt(delivery).isBefore(effective));
            assertThat(deliveries(2))
                    .isNotEmpty()
                    .noneMatch(delivery -> enteredAt(delivery).isBefore(effective));
            assertThat(nudges(1)).containsOnlyKeys("Cart Abandoned");
            assertThat(demo.lines()).noneMatch(line -> line.contains("Exception"));
        }
    }

    private boolean endedAfter(Instant effective) throws IOException {
        return deliveries(1).stream()
                .anyMatch(
                        delivery ->
                                Instant.parse(delivery.get("timestamp").asText())
                                        .isAfter(effective.plusSeconds(1)));
    }

    private CommandProcess start() throws IOException {
        return CommandProcess.start(
                temporary.resolve("output.txt"),
                "demo",
                "--port",
                "0",
                "--journeys",
                journeys.toString(),
                "--checkpoints",
                temporary.resolve("demo").toString(),
                "--rate",
                "500");
    }

    /** Saves as editors do; the time from which it is to count. */
    private Instant save(String text) throws IOException {
        Path written = Files.writeString(temporary.resolve("written"), text);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        return Instant.ofEpochMilli(Files.getLastModifiedTime(file).toMillis());
    }

    private static boolean shows(CommandProcess demo, String text) {
        return demo.lines().stream().anyMatch(line -> line.contains(text));
    }

    private Map<String, List<JsonNode>> nudges(int version) throws IOException {
        return deliveries(version).stream()
                .filter(delivery -> delivery.get("destination").asText().equals("email"))
                .collect(Collectors.groupingBy(delivery -> delivery.get("event").asText()));
    }

    private List<JsonNode> deliveries(int version) throws IOException {
        List<JsonNode> deliveries = new ArrayList<>();
        Path written = temporary.resolve("demo").resolve("deliveries.jsonl");
        if (Files.exists(written)) {
            String text = Files.readString(written);
            // The last line may be half-written.
            for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
                JsonNode delivery = JSON.readTree(line);
                if (delivery.get("journey").get("version").asInt() == version) {
                    deliveries.add(delivery);
                }
            }
        }
        return deliveries;
    }

    private static Instant enteredAt(JsonNode delivery) {
        return Instant.parse(delivery.get("journey").get("enteredAt").asText());
    }
}
