// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.kill;

import dev.journeys.destinations.process.Console;
import dev.journeys.destinations.process.WorkFolder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code bin/destinations kill}. */
@Command(
        name = "kill",
        description =
                "A process with the job is killed with kill -9 again and again while it sends, and"
                        + " restored from its last checkpoint: each delivery has to arrive, and"
                        + " repeats have to be the same.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class KillCommand implements Callable<Integer> {
    @Option(
            names = "--kills",
            paramLabel = "N",
            description = "How often (default: ${DEFAULT-VALUE}).")
    private int kills = 5;

    @Option(
            names = "--deliveries",
            paramLabel = "N",
            description = "All together (default: ${DEFAULT-VALUE}).")
    private int deliveries = 40_000;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Deliveries a second (default: ${DEFAULT-VALUE}).")
    private int rate = 500;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "When it is killed (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Mixin private WorkFolder work = new WorkFolder("kill");

    /** Picocli sets the fields. */
    private KillCommand() {}

    @Override
    public Integer call() throws Exception {
        Console console = new Console();
        new KillRun(console, work.empty(), deliveries, rate).run(kills, seed);
        return console.exitCode();
    }
}
