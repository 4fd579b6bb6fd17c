// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.canary;

import dev.journeys.destinations.process.Console;
import dev.journeys.destinations.process.WorkFolder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
    @Mixin private WorkFolder work = new WorkFolder("canary");

    /** Picocli sets the fields. */
    private CanaryCommand() {}

    @Override
    public Integer call() throws Exception {
        Console console = new Console();
        new CanaryRun(console, work.empty()).run();
        return console.exitCode();
    }
}
