// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli;

import dev.journeys.connectors.files.ExactWatermarks;
import dev.journeys.connectors.files.FolderSink;
import dev.journeys.connectors.files.Line;
import dev.journeys.connectors.files.LineFormat;
import dev.journeys.connectors.files.LineSorter;
import dev.journeys.job.JourneyTopology;
import dev.journeys.job.source.EventReading;
import dev.journeys.job.source.SegmentEventParser;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.OutputKind;
import dev.journeys.job.state.OutputRecord;
import dev.journeys.job.state.Place;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One replay: the lines are put in order, the job runs on them, what it counted is gathered. */
final class Replay {
    /** The files of the output, by what goes into them. */
    static final Map<OutputKind, String> FILES =
            Map.of(
                    OutputKind.DELIVERY, "deliveries.jsonl",
                    OutputKind.TRANSITION, "timeline.jsonl",
                    OutputKind.LATE, "late.jsonl",
                    OutputKind.DEAD_LETTER, "dead-letters.jsonl",
                    OutputKind.COUNTS, "counts.jsonl");

    private static final int MAX_LINE_BYTES = 1 << 20;
    private static final long SORT_CHUNK_BYTES = 48L << 20;
    private static final Place NOWHERE = Place.line("", 0, 0);

    private final List<DefinitionRecord> definitions;
    private final List<Path> events;
    private final Path output;
    private final ReplayOptions options;
    private final ReplayProgress progress;

    Replay(
            List<DefinitionRecord> definitions,
            List<Path> events,
            Path output,
            ReplayOptions options,
            PrintWriter err) {
        this.definitions = definitions;
        this.events = events;
        this.output = output;
        this.options = options;
        this.progress = new ReplayProgress(err);
    }

    ReplaySummary run() throws Exception {
        Path folder = Files.createTempDirectory("journeys-replay-");
        try {
            Path lines = folder.resolve("lines");
            prepare(folder, lines);
            runJob(lines);
            return ReplaySummary.gather(output, definitions);
        } finally {
            delete(folder);
        }
    }

    private void prepare(Path folder, Path lines) throws IOException {
        SegmentEventParser parser = new SegmentEventParser();
        LineSorter sorter =
                new LineSorter(
                        folder,
                        text ->
                                parser.parse(text, NOWHERE) instanceof EventReading.Valid valid
                                        ? valid.event().timestamp()
                                        : Line.NO_TIME,
                        MAX_LINE_BYTES,
                        SORT_CHUNK_BYTES,
                        progress::lineRead);
        if (options.maxOutOfOrderness() == null) {
            sorter.sort(events, lines);
        } else {
            sorter.concatenate(events, lines);
        }
        progress.linesPrepared();
    }

    private void runJob(Path lines) throws Exception {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(options.flink());
        env.setParallelism(options.parallelism());
        env.setMaxParallelism(
                Math.max(JourneyTopology.DEFAULT_MAX_PARALLELISM, options.parallelism()));
        Duration bound = options.maxOutOfOrderness();
        JourneyTopology.onFiles(
                env,
                FileSource.forRecordStreamFormat(
                                new LineFormat(),
                                org.apache.flink.core.fs.Path.fromLocalFile(lines.toFile()))
                        .build(),
                ExactWatermarks.strategy(bound == null ? 0 : bound.toMillis()),
                events.stream().map(Path::toString).toList(),
                definitions,
                options.engine(),
                new FolderSink<>(
                        output.toAbsolutePath(),
                        List.copyOf(FILES.values()),
                        record -> FILES.get(record.kind()),
                        OutputRecord::json));
        JobClient job = env.executeAsync("journeys replay");
        progress.follow(job);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
