// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli;

import dev.journeys.connectors.files.ExactWatermarks;
import dev.journeys.connectors.files.FolderSink;
import dev.journeys.connectors.files.Line;
import dev.journeys.connectors.files.LineFormat;
import dev.journeys.connectors.files.LineSorter;
import dev.journeys.job.ControlStream;
import dev.journeys.job.EventStream;
import dev.journeys.job.JourneyTopology;
import dev.journeys.job.LineInput;
import dev.journeys.job.source.EventFormats;
import dev.journeys.job.source.EventLimits;
import dev.journeys.job.source.EventParser;
import dev.journeys.job.source.EventReading;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.OutputKind;
import dev.journeys.job.state.OutputRecord;
import dev.journeys.job.state.Place;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** Runs to the end. */
    ReplaySummary run() throws Exception {
        ReplayFolder folder = ReplayFolder.of(output);
        if (options.resume()) {
            progress.resumes(folder.checkpoints().newest());
        } else {
            folder.create();
            prepare(folder);
            folder.note(ReplayFolder.fingerprint(definitions, events, options));
        }
        runJob(folder);
        ReplaySummary summary = ReplaySummary.gather(output, definitions);
        folder.delete();
        return summary;
    }

    /**
     * Checks that a replay of the same was broken off.
     *
     * @throws IllegalArgumentException where there is nothing to resume, or something else
     */
    void checkResumable() throws IOException {
        ReplayFolder folder = ReplayFolder.of(output);
        if (!folder.exists()) {
            throw new IllegalArgumentException(
                    "Expected a replay in '"
                            + output
                            + "' that was broken off, but found none. Leave out --resume.");
        }
        if (!folder.isOf(ReplayFolder.fingerprint(definitions, events, options))) {
            throw new IllegalArgumentException(
                    "Expected the journeys, events and options of the replay in '"
                            + output
                            + "' that was broken off, but found others. Leave out --resume to begin"
                            + " anew.");
        }
    }

    private void prepare(ReplayFolder folder) throws IOException {
        EventParser parser = EventFormats.load(options.eventFormat());
        LineSorter sorter =
                new LineSorter(
                        folder.path(),
                        text ->
                                parser.parse(text, NOWHERE) instanceof EventReading.Valid valid
                                        ? valid.event().timestamp()
                                        : Line.NO_TIME,
                        EventLimits.MAX_BYTES,
                        SORT_CHUNK_BYTES,
                        progress::lineRead);
        Path unfinished = folder.path().resolve("lines.unfinished");
        if (options.maxOutOfOrderness() == null) {
            sorter.sort(events, unfinished);
        } else {
            sorter.concatenate(events, unfinished);
        }
        Files.move(unfinished, folder.lines());
        progress.linesPrepared();
    }

    private void runJob(ReplayFolder folder) throws Exception {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(
                        options.flink(
                                folder.checkpoints(),
                                options.resume()
                                        ? folder.checkpoints().newest()
                                        : Optional.empty()));
        env.setParallelism(options.parallelism());
        env.setMaxParallelism(
                Math.max(JourneyTopology.DEFAULT_MAX_PARALLELISM, options.parallelism()));
        Duration bound = options.maxOutOfOrderness();
        EventStream input =
                EventStream.ofLines(
                        env,
                        new LineInput(
                                FileSource.forRecordStreamFormat(
                                                new LineFormat(),
                                                org.apache.flink.core.fs.Path.fromLocalFile(
                                                        folder.lines().toFile()))
                                        .build(),
                                ExactWatermarks.strategy(bound == null ? 0 : bound.toMillis()),
                                events.stream().map(Path::toString).toList(),
                                options.eventFormat()));
        JourneyTopology.attach(
                JourneyTopology.of(
                        env, input, ControlStream.of(env, definitions), options.engine()),
                new FolderSink<>(
                        output.toAbsolutePath(),
                        List.copyOf(FILES.values()),
                        record -> FILES.get(record.kind()),
                        OutputRecord::json));
        JobClient job = env.executeAsync("journeys replay");
        progress.follow(job);
    }
}
