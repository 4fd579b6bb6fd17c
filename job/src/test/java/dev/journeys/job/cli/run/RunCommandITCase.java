// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.job.cli.CommandProcess;
import dev.journeys.job.cli.common.ExitCodes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command in a process of its own, where there is no cluster. */
class RunCommandITCase {
    private static final Path JOURNEY =
            Path.of("src", "test", "resources", "replay", "journeys", "cart.json");

    private final RunTopics topics = new RunTopics(2);
    @TempDir private Path folder;

    @AfterEach
    void closeTopics() {
        topics.close();
    }

    @Test
    void runsInThisProcess() throws Exception {
        // given
        topics.publish("cart", Files.readString(JOURNEY));
        topics.send(
                0,
                "{\"type\":\"identify\",\"userId\":\"bob\",\"timestamp\":\"2024-03-01T09:00:00Z\",\"traits\":{\"email\":\"bob@example.org\"}}");
        topics.send(
                0,
                "{\"userId\":\"bob\",\"event\":\"checkout_started\",\"timestamp\":\"2024-03-01T10:00:00Z\",\"properties\":{\"session\":\"s\",\"value\":50}}");
        topics.flush();
        CommittedTopic deliveries = topics.reader("deliveries");

        // when
        try (CommandProcess process =
                start(
                        "--bound",
                        "PT1S",
                        "--checkpoint-interval=PT0.5S",
                        "--redrive-topic=journeys.redrive")) {
            process.await(() -> !deliveries.records().isEmpty());

            // then
            assertThat(deliveries.field("event")).containsExactly("nudge");
            assertThat(process.lines())
                    .anyMatch(line -> line.startsWith("Flink's web UI: http:"))
                    .anyMatch(
                            line ->
                                    line.startsWith(
                                            "Nothing will be sent again by redrive. Expected topic"
                                                    + " 'journeys.redrive', but there is none"));
        }
    }

    @Test
    void refusesToRunWithAllReasonsAtOnce() throws Exception {
        // when
        try (CommandProcess process =
                start(
                        "--events=no.shop",
                        "--definitions-topic=" + topics.events(),
                        "--flink=execution.checkpointing.mode=AT_LEAST_ONCE",
                        "--timeline-topic=there.is.none",
                        "--late-topic=nor.this",
                        "--transaction-timeout=P1D")) {

            // then
            assertThat(process.end()).isEqualTo(ExitCodes.INVALID);
            assertThat(String.join("\n", process.lines()))
                    .contains(
                            "topic 'no.shop', but there is none of that name",
                            "topic '" + topics.events() + "' with cleanup.policy=compact, but",
                            "checkpoints in mode EXACTLY_ONCE",
                            "there.is.none",
                            "nor.this",
                            "transaction.max.timeout.ms");
        }
    }

    private CommandProcess start(String... arguments) throws Exception {
        Path config = Files.write(folder.resolve("run.properties"), topics.properties());
        List<String> all = new ArrayList<>(List.of("run", "--config", config.toString()));
        all.addAll(List.of(arguments));
        return CommandProcess.start(folder.resolve("log"), all.toArray(String[]::new));
    }
}
