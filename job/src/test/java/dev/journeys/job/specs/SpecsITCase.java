// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.specs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.journeys.connectors.files.ExactWatermarks;
import dev.journeys.connectors.files.FolderSink;
import dev.journeys.connectors.files.Line;
import dev.journeys.connectors.files.LineFormat;
import dev.journeys.connectors.files.LineSorter;
import dev.journeys.job.ControlStream;
import dev.journeys.job.EventStream;
import dev.journeys.job.JourneyTopology;
import dev.journeys.job.LineInput;
import dev.journeys.job.engine.Emissions;
import dev.journeys.job.engine.EngineOptions;
import dev.journeys.job.engine.JourneyRun;
import dev.journeys.job.engine.Restores;
import dev.journeys.job.engine.Schedule;
import dev.journeys.job.source.EventFormats;
import dev.journeys.job.state.OutputKind;
import dev.journeys.job.state.OutputRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The journeys and events of all specs in one job on a cluster, held against the operator alone.
 */
class SpecsITCase {
    private static final int MAX_LINE_BYTES = 1 << 20;
    private static final long CHUNK_BYTES = 1 << 20;

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theJobEmitsWhatTheOperatorEmits(int parallelism) throws Exception {
        // given
        AllSpecs specs = AllSpecs.of(SpecReader.all());
        Emissions expected =
                new JourneyRun(specs.definitions(), EngineOptions.defaults())
                        .run(Schedule.exact(JourneyRun.parse(specs.lines())), Restores.never());
        // when
        Emissions found = runJob(specs, parallelism);
        // then
        assertThat(byUser(found.transitions())).isEqualTo(byUser(expected.transitions()));
        assertThat(byUser(found.deliveries())).isEqualTo(byUser(expected.deliveries()));
        assertThat(found.counts()).isEqualTo(expected.counts());
    }

    private static Map<String, List<JsonNode>> byUser(List<JsonNode> records) {
        return records.stream().collect(Collectors.groupingBy(r -> r.get("userId").asText()));
    }

    private Emissions runJob(AllSpecs specs, int parallelism) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
        env.setMaxParallelism(JourneyTopology.DEFAULT_MAX_PARALLELISM);
        Path output = Files.createDirectory(folder.resolve("output"));
        EventStream input =
                EventStream.ofLines(
                        env,
                        new LineInput(
                                FileSource.forRecordStreamFormat(
                                                new LineFormat(),
                                                org.apache.flink.core.fs.Path.fromLocalFile(
                                                        sorted(specs.lines()).toFile()))
                                        .build(),
                                ExactWatermarks.strategy(0),
                                List.of("events.jsonl"),
                                EventFormats.DEFAULT));
        JourneyTopology.attach(
                JourneyTopology.of(
                        env,
                        input,
                        ControlStream.of(env, specs.definitions()),
                        EngineOptions.defaults()),
                new FolderSink<>(
                        output,
                        Stream.of(OutputKind.values()).map(OutputKind::name).toList(),
                        record -> record.kind().name(),
                        OutputRecord::json));
        env.execute();
        return read(output);
    }

    private Path sorted(List<String> lines) throws IOException {
        Path events = Files.write(folder.resolve("events.jsonl"), lines);
        Path sorted = folder.resolve("sorted");
        LineSorter sorter =
                new LineSorter(folder, SpecsITCase::time, MAX_LINE_BYTES, CHUNK_BYTES, () -> {});
        sorter.sort(List.of(events), sorted);
        return sorted;
    }

    private static long time(byte[] text) {
        String line = new String(text, StandardCharsets.UTF_8);
        return JourneyRun.parse(List.of(line)).stream()
                .mapToLong(event -> event.timestamp())
                .findFirst()
                .orElse(Line.NO_TIME);
    }

    private static Emissions read(Path output) throws IOException {
        List<OutputRecord> records = new ArrayList<>();
        for (OutputKind kind : OutputKind.values()) {
            for (String line : Files.readAllLines(output.resolve(kind.name()))) {
                records.add(new OutputRecord(kind, "", line.getBytes(StandardCharsets.UTF_8)));
            }
        }
        return Emissions.of(records);
    }
}
