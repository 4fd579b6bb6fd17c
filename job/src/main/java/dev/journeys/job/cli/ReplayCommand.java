// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli;

import dev.journeys.job.cli.common.DefinitionArguments;
import dev.journeys.job.cli.common.DefinitionFiles;
import dev.journeys.job.cli.common.DurationConverter;
import dev.journeys.job.cli.common.EngineArguments;
import dev.journeys.job.cli.common.ExitCodes;
import dev.journeys.job.cli.common.TimeConverter;
import dev.journeys.job.engine.EngineOptions;
import dev.journeys.job.engine.Limits;
import dev.journeys.job.source.EventFormats;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the job on files: section 7 of the journey format. */
@Command(
        name = "replay",
        description = "Runs journeys on files of events and writes what they would have sent.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    /** Flink's limits. */
    private static final int MAX_PARALLELISM = 1 << 15;

    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(10);

    @Spec private CommandSpec spec;

    @Option(
            names = "--journeys",
            arity = "1..*",
            required = true,
            paramLabel = "PATH",
            description = "Definitions, or folders of definitions (*.json).")
    private List<Path> journeys;

    @Option(
            names = "--events",
            arity = "1..*",
            required = true,
            paramLabel = "FILE",
            description = "Events, one JSON object a line; .gz is unpacked.")
    private List<Path> events;

    @Option(
            names = "--output",
            required = true,
            paramLabel = "DIR",
            description =
                    "Where deliveries.jsonl, timeline.jsonl, late.jsonl, dead-letters.jsonl and"
                            + " summary.json go. Files of these names are replaced.")
    private Path output;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "How many subtasks journeys run on. Default: the number of processors.")
    private int parallelism = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--max-out-of-orderness",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description =
                    "Take events in the order of the files; one that lags behind the newest before it"
                            + " by more than this (for example PT5S) is late. By default events are"
                            + " put in the order of their times first, and nothing is late.")
    private @Nullable Duration maxOutOfOrderness;

    @Option(
            names = "--until",
            paramLabel = "TIMESTAMP",
            converter = TimeConverter.class,
            description =
                    "The end time: later events are not taken, later waits do not elapse. By default"
                            + " all waits that are left elapse when the events have ended.")
    private @Nullable Long until;

    @Option(
            names = "--event-format",
            defaultValue = EventFormats.DEFAULT,
            paramLabel = "FORMAT",
            description =
                    "The shape of events: auto (segment, or cloudevents where there is a specversion),"
                            + " segment, cloudevents, xdm, masivo, pointers:user=/who,name=/what,…,"
                            + " or one of your own. Default: ${DEFAULT-VALUE}.")
    private String eventFormat;

    @Mixin private EngineArguments engine;

    @Option(
            names = "--state-backend",
            defaultValue = "heap",
            paramLabel = "BACKEND",
            description =
                    "Where state is kept: heap, or rocksdb where it does not fit. Default:"
                            + " ${DEFAULT-VALUE}.")
    private StateBackend stateBackend;

    @Option(
            names = "--checkpoint-interval",
            defaultValue = "PT30S",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description =
                    "How often the replay notes how far it is, for --resume. Default:"
                            + " ${DEFAULT-VALUE}.")
    private Duration checkpointInterval;

    @Option(
            names = "--resume",
            description =
                    "Go on where a replay with the same journeys, events and options into the same"
                            + " folder was broken off.")
    private boolean resume;

    /** Picocli sets the fields. */
    @SuppressWarnings("NullAway.Init")
    ReplayCommand() {}

    @Override
    public Integer call() throws Exception {
        check();
        PrintWriter err = spec.commandLine().getErr();
        DefinitionFiles definitions = DefinitionFiles.read(journeys);
        if (!definitions.problems().isEmpty()) {
            definitions.printProblems(err);
            return ExitCodes.INVALID;
        }
        if (definitions.records().isEmpty()) {
            throw invalid(
                    "Expected at least one definition (*.json) in "
                            + journeys
                            + ", but found none.");
        }
        Replay replay =
                new Replay(
                        definitions.records(),
                        events,
                        output,
                        new ReplayOptions(
                                parallelism,
                                maxOutOfOrderness,
                                engine(),
                                eventFormat,
                                stateBackend,
                                checkpointInterval,
                                resume),
                        err);
        if (resume) {
            try {
                replay.checkResumable();
            } catch (IllegalArgumentException e) {
                throw invalid(String.valueOf(e.getMessage()));
            }
        }
        ReplaySummary summary = replay.run();
        summary.writeTo(output.resolve("summary.json"));
        summary.printTo(spec.commandLine().getOut());
        return ExitCodes.OK;
    }

    private EngineOptions engine() {
        // Files do not run ahead of the watermark, but they may be read before the definitions are.
        EngineOptions options = engine.options(Limits.UNLIMITED);
        return until == null ? options : options.until(until);
    }

    private void check() throws IOException {
        if (parallelism < 1 || parallelism > MAX_PARALLELISM) {
            throw invalid(
                    "Expected --parallelism from 1 to "
                            + MAX_PARALLELISM
                            + ", but found "
                            + parallelism
                            + ".");
        }
        if (checkpointInterval.compareTo(SHORTEST_INTERVAL) < 0) {
            throw invalid(
                    "Expected --checkpoint-interval of at least "
                            + SHORTEST_INTERVAL
                            + ", but found "
                            + checkpointInterval
                            + ".");
        }
        try {
            EventFormats.load(eventFormat);
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
        DefinitionArguments.requireReadable(spec, journeys);
        for (Path path : events) {
            if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
                throw invalid("Expected events in '" + path + "', but it is no readable file.");
            }
        }
        if (Files.exists(output) && !Files.isDirectory(output)) {
            throw invalid("Expected --output to be a folder, but '" + output + "' is a file.");
        }
        Files.createDirectories(output);
    }

    private ParameterException invalid(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** Where a replay keeps its state. */
    enum StateBackend {
        heap,
        rocksdb
    }
}
