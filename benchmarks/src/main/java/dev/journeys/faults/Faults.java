// SPDX-License-Identifier: Apache-2.0
package dev.journeys.faults;

import dev.journeys.faults.plan.FaultSchedule;
import dev.journeys.faults.plan.PlannedFault;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code bin/faults}. */
@Command(
        name = "faults",
        description =
                "Breaks a real broker and a real Flink cluster while journeys run, and compares what"
                        + " came out with an undisturbed replay of the same events. Exit code 1 where"
                        + " anything is missing, unexpected or repeated.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Faults implements Callable<Integer> {
    private static final int SAME = 0;
    private static final int DIFFERENT = 1;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "What is broken, in which order and when, and which events there are: the same"
                            + " for the same seed (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--quick", description = "Three faults only.")
    private boolean quick;

    @Option(
            names = "--faults",
            paramLabel = "all|none",
            description = "With none, nothing is broken (default: ${DEFAULT-VALUE}).")
    private Choice faults = Choice.all;

    @Option(
            names = "--sabotage",
            description =
                    "Loses one delivery before the comparison, to show that it is noticed: ends"
                            + " with 1.")
    private boolean sabotage;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Events a second (default: ${DEFAULT-VALUE}).")
    private int rate = 200;

    @Option(
            names = "--bound",
            paramLabel = "DURATION",
            description =
                    "How far events may be out of order for the job (default: ${DEFAULT-VALUE}).")
    private Duration bound = Duration.ofSeconds(3);

    @Option(
            names = "--journeys",
            paramLabel = "DIR",
            description = "The definitions (default: those of the repository's folder).")
    private @Nullable Path journeys;

    /** Picocli sets the fields. */
    private Faults() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(
                new CommandLine(new Faults())
                        .setExecutionExceptionHandler((e, command, result) -> complain(e))
                        .execute(args));
    }

    private static int complain(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            System.err.println("faults: " + cause);
        }
        System.err.println("faults: the logs are in .cluster/faults/cluster/log");
        return DIFFERENT;
    }

    @Override
    public Integer call() throws Exception {
        Path home = Path.of(System.getProperty("faults.home", ".")).toAbsolutePath().normalize();
        Path definitions = journeys == null ? home.resolve("benchmarks/src/main/faults") : journeys;
        FaultsOptions options =
                new FaultsOptions(
                        home,
                        definitions.toAbsolutePath(),
                        home.resolve(".cluster/faults"),
                        seed,
                        rate,
                        bound,
                        sabotage);
        Report report = new Report(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        return new FaultsRun(options, report).run(schedule()) ? SAME : DIFFERENT;
    }

    private List<PlannedFault> schedule() {
        if (faults == Choice.none) {
            return List.of();
        }
        return quick ? FaultSchedule.quick(seed) : FaultSchedule.full(seed);
    }

    /** What is broken. */
    private enum Choice {
        all,
        none
    }
}
