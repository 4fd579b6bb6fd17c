// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.canary;

import dev.journeys.destinations.process.Console;
import dev.journeys.destinations.process.Folders;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code bin/destinations canary}. */
@Command(
        name = "canary",
        description =
                "Secrets behind references, receivers that send them back, requests that fail in"
                        + " every way: then all logs at DEBUG, all that the dashboard answers, all"
                        + " files of state, outcomes and dead letters are searched for them, also in"
                        + " other notations.",
        mixinStandardHelpOptions = true)
public final class CanaryCommand implements Callable<Integer> {
    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "For state; what is there is deleted (default: ${DEFAULT-VALUE}).")
    private Path work = Path.of("benchmarks/target/destinations/canary");

    /** Picocli sets the fields. */
    private CanaryCommand() {}

    @Override
    public Integer call() throws Exception {
        Console console = new Console();
        new CanaryRun(console, Folders.empty(work)).run();
        return console.exitCode();
    }
}
