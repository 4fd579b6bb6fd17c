// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeys.job.cli.preview.Rehearsal;
import dev.journeys.job.engine.EngineOptions;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.OutputKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Runs rehearsals as a replay runs journeys, each in a folder of its own. */
final class ReplayStage implements Rehearsal.Stage {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration NO_CHECKPOINT = Duration.ofDays(1);
    private static final ReplayOptions OPTIONS =
            new ReplayOptions(
                    1,
                    null,
                    EngineOptions.defaults(),
                    "segment",
                    ReplayCommand.StateBackend.heap,
                    NO_CHECKPOINT,
                    false);

    private final Path folder;
    private int played;

    /**
     * @param folder is there, and empty
     */
    ReplayStage(Path folder) {
        this.folder = folder;
    }

    @Override
    public Rehearsal.Played play(Rehearsal rehearsal) throws Exception {
        Path place = Files.createDirectories(folder.resolve(String.valueOf(played++)));
        Path events = Files.write(place.resolve("events.jsonl"), rehearsal.events());
        Path output = Files.createDirectories(place.resolve("output"));
        Path summary = output.resolve("summary.json");
        new Replay(
                        List.of(definition(rehearsal)),
                        List.of(events),
                        output,
                        OPTIONS,
                        new PrintWriter(Writer.nullWriter()))
                .run()
                .writeTo(summary);
        return new Rehearsal.Played(
                Files.readAllLines(output.resolve(file(OutputKind.DELIVERY))).stream()
                        .map(line -> line.getBytes(StandardCharsets.UTF_8))
                        .toList(),
                JSON.readTree(summary.toFile()).path("templateErrors").asLong());
    }

    private static String file(OutputKind kind) {
        return Objects.requireNonNull(Replay.FILES.get(kind));
    }

    private static DefinitionRecord definition(Rehearsal rehearsal) throws IOException {
        JsonNode json = JSON.readTree(rehearsal.definition());
        return DefinitionRecord.published(
                json.path("id").asText(),
                json.path("version").asInt(),
                DefinitionRecord.ALWAYS,
                rehearsal.definition());
    }
}
