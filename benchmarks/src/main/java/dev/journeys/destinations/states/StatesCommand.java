// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.states;

import dev.journeys.destinations.process.Console;
import dev.journeys.destinations.process.WorkFolder;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code bin/destinations states}. */
@Command(
        name = "states",
        description =
                "Receivers are fine, fail, say wait, hang, are slow, reset, send 1 GB, have a wrong"
                        + " certificate and die: every delivery has to end in exactly one state.",
        mixinStandardHelpOptions = true)
public final class StatesCommand implements Callable<Integer> {
    @Option(
            names = "--deliveries",
            paramLabel = "N",
            description = "For each of the four destinations (default: ${DEFAULT-VALUE}).")
    private int deliveries = 1_000;

    @Option(
            names = "--limit",
            paramLabel = "DURATION",
            description = "How long it may take (default: ${DEFAULT-VALUE}).")
    private Duration limit = Duration.ofMinutes(5);

    @Mixin private WorkFolder work = new WorkFolder("states");

    /** Picocli sets the fields. */
    private StatesCommand() {}

    @Override
    public Integer call() throws Exception {
        Console console = new Console();
        new StatesRun(console, work.empty(), deliveries, limit).run();
        return console.exitCode();
    }
}
