// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.journeys.job.cli.common.DefinitionFiles;
import dev.journeys.job.engine.Emissions;
import dev.journeys.job.engine.EngineOptions;
import dev.journeys.job.engine.JourneyRun;
import dev.journeys.job.engine.Restores;
import dev.journeys.job.engine.Schedule;
import dev.journeys.job.state.OutputKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that starts while its definitions cannot be read. */
class DefinitionsAwayITCase {
    private static final Path EXAMPLE = Path.of("..", "examples", "cart-abandonment");

    @TempDir private Path temporary;
    private Path definitions;
    private List<String> lines;
    private MiniCluster cluster;

    @BeforeEach
    void start() throws Exception {
        definitions = Files.createDirectory(temporary.resolve("definitions"));
        Path file = definitions.resolve("cart-abandonment.json");
        Files.copy(EXAMPLE.resolve("journeys/cart-abandonment.json"), file);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        lines = new ArrayList<>(Files.readAllLines(EXAMPLE.resolve("events.jsonl")));
        // Nothing waits any more after it.
        lines.add("{\"userId\":\"end\",\"event\":\"end\",\"timestamp\":\"2026-04-01T00:00:00Z\"}");
        Configuration config = new Configuration();
        config.set(RestOptions.BIND_PORT, "0");
        config.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        config.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                temporary.resolve("checkpoints").toUri().toString());
        cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(config)
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(2)
                                .build());
        cluster.start();
    }

    @AfterEach
    void stop() {
        cluster.closeAsync().join();
    }

    @Test
    void holdsEverythingAfterARestoreAndDeliversTheSameWhenTheyAreBack() throws Exception {
        // given
        int half = lines.size() / 2;
        LiveJob first = startJob(null);
        first.awaitOutput(OutputKind.ACKNOWLEDGEMENT, 1);
        first.allow(half);
        String savepoint = first.stop(temporary);
        Path away = Files.move(definitions, temporary.resolve("away"));

        LiveJob second = startJob(savepoint);
        second.allow(2);
        savepoint = second.stop(temporary);
        LiveJob third = startJob(savepoint);
        third.allow(lines.size() - half - 2);
        for (OutputKind kind : OutputKind.values()) {
            assertThat(second.output(kind)).as("second: %s", kind).isEmpty();
            assertThat(third.output(kind)).as("third: %s", kind).isEmpty();
        }

        // when
        Files.move(away, definitions);
        Emissions undisturbed = undisturbed();
        List<String> transitions = new ArrayList<>(first.output(OutputKind.TRANSITION));
        List<String> deliveries = new ArrayList<>(first.output(OutputKind.DELIVERY));
        third.awaitOutput(
                OutputKind.TRANSITION, undisturbed.transitions().size() - transitions.size());
        third.passed();

        // then
        transitions.addAll(third.output(OutputKind.TRANSITION));
        deliveries.addAll(third.output(OutputKind.DELIVERY));
        assertThat(first.output(OutputKind.TRANSITION)).isNotEmpty();
        assertThat(transitions)
                .containsExactlyInAnyOrderElementsOf(texts(undisturbed.transitions()));
        assertThat(deliveries).containsExactlyInAnyOrderElementsOf(texts(undisturbed.deliveries()));
        assertThat(third.output(OutputKind.LATE)).isEmpty();
        assertThat(third.output(OutputKind.DEAD_LETTER)).isEmpty();
        third.cancel();
    }

    @Test
    void goesOnWithTheLastGoodDefinitionWhereTheFileIsBrokenAtTheRestore() throws Exception {
        // given
        int half = lines.size() / 2;
        LiveJob first = startJob(null);
        first.awaitOutput(OutputKind.ACKNOWLEDGEMENT, 1);
        first.allow(half);
        String savepoint = first.stop(temporary);
        Files.writeString(definitions.resolve("cart-abandonment.json"), "{");

        // when
        LiveJob second = startJob(savepoint);
        second.awaitOutput(OutputKind.DEAD_LETTER, 1);
        second.allow(lines.size() - half);

        // then
        Emissions undisturbed = undisturbed();
        List<String> transitions = new ArrayList<>(first.output(OutputKind.TRANSITION));
        second.awaitOutput(
                OutputKind.TRANSITION, undisturbed.transitions().size() - transitions.size());
        transitions.addAll(second.output(OutputKind.TRANSITION));
        assertThat(transitions)
                .containsExactlyInAnyOrderElementsOf(texts(undisturbed.transitions()));
        second.cancel();
    }

    private LiveJob startJob(String savepoint) throws Exception {
        return LiveJob.start(cluster, definitions, lines, savepoint);
    }

    private Emissions undisturbed() throws Exception {
        DefinitionFiles files = DefinitionFiles.read(List.of(EXAMPLE.resolve("journeys")));
        return new JourneyRun(files.records(), EngineOptions.defaults())
                .run(Schedule.exact(JourneyRun.parse(lines)), Restores.never());
    }

    private static List<String> texts(List<JsonNode> records) throws IOException {
        return records.stream().map(JsonNode::toString).toList();
    }
}
