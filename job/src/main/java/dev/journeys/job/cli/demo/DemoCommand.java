// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo;

import dev.journeys.job.cli.common.DefinitionArguments;
import dev.journeys.job.cli.common.DefinitionFiles;
import dev.journeys.job.cli.common.DurationConverter;
import dev.journeys.job.cli.common.EmbeddedFlink;
import dev.journeys.job.cli.common.ExitCodes;
import dev.journeys.job.cli.common.FreePort;
import dev.journeys.job.state.DefinitionRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Shows journeys at work: starts a Flink with its web UI in this process, has a generated shop make
 * events, and prints what the journeys deliver.
 */
@Command(
        name = "demo",
        description = "Runs journeys on the events of a generated shop, in an embedded Flink.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    /** The script that starts the command sets it to the folder of the product. */
    static final String HOME_PROPERTY = "journeys.home";

    @Spec private CommandSpec spec;

    @Option(
            names = "--journeys",
            arity = "1..*",
            paramLabel = "PATH",
            description =
                    "Definitions, or folders of definitions (*.json); they may be changed while the"
                            + " demo runs. Default: examples/demo.")
    private @Nullable List<Path> journeys;

    @Option(
            names = "--rate",
            defaultValue = "200",
            paramLabel = "N",
            description = "How many events the shop makes a second. Default: ${DEFAULT-VALUE}.")
    private double rate;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description =
                    "Decides what happens in the shop: with the same seed and rate it is the same."
                            + " Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--port",
            paramLabel = "N",
            description =
                    "The port of Flink's web UI on 127.0.0.1; 0: any. Default: the first free one"
                            + " from 8081 on.")
    private @Nullable Integer port;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "End after so long, for example PT30S. Default: at Ctrl-C.")
    private @Nullable Duration limit;

    @Option(
            names = "--checkpoints",
            paramLabel = "DIR",
            description =
                    "Where checkpoints and deliveries.jsonl go, and stay for --resume. Default: a"
                            + " temporary folder, deleted at the end.")
    private @Nullable Path checkpoints;

    @Option(
            names = "--resume",
            description =
                    "Go on from the newest checkpoint in the folder of --checkpoints, also after a"
                            + " crash.")
    private boolean resume;

    /** Picocli sets the fields. */
    @SuppressWarnings("NullAway.Init")
    DemoCommand() {}

    @Override
    public Integer call() throws Exception {
        check();
        PrintWriter err = spec.commandLine().getErr();
        DefinitionFiles definitions = DefinitionFiles.read(paths());
        if (!definitions.problems().isEmpty()) {
            definitions.printProblems(err);
            return ExitCodes.INVALID;
        }
        if (definitions.records().isEmpty()) {
            throw invalid(
                    "Expected at least one definition (*.json) in "
                            + paths()
                            + ", but found none.");
        }
        DemoOptions options =
                new DemoOptions(paths(), ids(definitions), rate, seed, choosePort(), limit, resume);
        // The signal keeps the process alive until the folder is tidied up too.
        try (StopSignal stop = StopSignal.listen();
                DemoFolder folder = DemoFolder.of(checkpoints)) {
            prepare(folder);
            PrintWriter out = spec.commandLine().getOut();
            return new Demo(options, folder, stop, Terminal.detect(), out, err).run();
        }
    }

    private static List<String> ids(DefinitionFiles definitions) {
        return definitions.records().stream().map(DefinitionRecord::journey).distinct().toList();
    }

    private void prepare(DemoFolder folder) throws IOException {
        if (!resume) {
            folder.begin();
            return;
        }
        try {
            folder.resume();
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private List<Path> paths() {
        List<Path> given = journeys;
        if (given == null) {
            return List.of(Path.of(System.getProperty(HOME_PROPERTY, "."), "examples", "demo"));
        }
        return given;
    }

    private int choosePort() {
        Integer wanted = port;
        if (wanted == null) {
            return FreePort.from(EmbeddedFlink.USUAL_PORT, EmbeddedFlink.PORTS_TRIED)
                    .orElseThrow(
                            () ->
                                    invalid(
                                            "Expected a free port from "
                                                    + EmbeddedFlink.USUAL_PORT
                                                    + " on, but found none in "
                                                    + EmbeddedFlink.PORTS_TRIED
                                                    + ". Choose one with --port."));
        }
        OptionalInt free = wanted < 0 ? OptionalInt.empty() : FreePort.from(wanted, 1);
        return free.orElseThrow(
                () -> invalid("Expected a free port in --port, but found " + wanted + "."));
    }

    private void check() {
        DefinitionArguments.requireReadable(spec, paths());
        if (!(rate > 0 && rate <= 1_000_000)) {
            throw invalid(
                    "Expected --rate of more than 0 and at most 1000000, but found " + rate + ".");
        }
        Path folder = checkpoints;
        if (folder != null && Files.exists(folder) && !Files.isDirectory(folder)) {
            throw invalid("Expected --checkpoints to be a folder, but '" + folder + "' is a file.");
        }
        if (resume && folder == null) {
            throw invalid("Expected --checkpoints with --resume, but found none.");
        }
    }

    private ParameterException invalid(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
