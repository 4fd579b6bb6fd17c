// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.isolation;

import dev.journeys.destinations.process.Console;
import dev.journeys.destinations.process.WorkFolder;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code bin/destinations isolation}. */
@Command(
        name = "isolation",
        description =
                "Ten destinations in one job on RocksDB: first all are fine, then one hangs until its"
                        + " deadline of 30 seconds and one refuses. The other eight have to keep 90"
                        + " percent of their rate, the longest checkpoint may be twice as long, the"
                        + " heap must not grow.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class IsolationCommand implements Callable<Integer> {
    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "With trouble (default: ${DEFAULT-VALUE}).")
    private double minutes = 10;

    @Option(
            names = "--minutes-before",
            paramLabel = "N",
            description = "Without, after the warm-up (default: ${DEFAULT-VALUE}).")
    private double minutesBefore = 5;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "Minutes before anything is measured (default: ${DEFAULT-VALUE}).")
    private double warmUp = 1;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Deliveries a second, all together (default: ${DEFAULT-VALUE}).")
    private int rate = 500;

    @Option(
            names = "--checkpoints",
            paramLabel = "DURATION",
            description = "Between two checkpoints (default: ${DEFAULT-VALUE}).")
    private Duration checkpoints = Duration.ofSeconds(5);

    @Mixin private WorkFolder work = new WorkFolder("isolation");

    /** Picocli sets the fields. */
    private IsolationCommand() {}

    @Override
    public Integer call() throws Exception {
        Console console = new Console();
        new IsolationRun(console, work.empty(), rate, checkpoints)
                .run(warmUp, minutesBefore, minutes);
        return console.exitCode();
    }
}
