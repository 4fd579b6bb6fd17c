// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations;

import dev.journeys.destinations.canary.CanaryCommand;
import dev.journeys.destinations.isolation.IsolationCommand;
import dev.journeys.destinations.kill.KillCommand;
import dev.journeys.destinations.speed.SpeedCommand;
import dev.journeys.destinations.states.StatesCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code bin/destinations}. */
@Command(
        name = "destinations",
        description =
                "Sends to receivers that behave badly, and measures what becomes of it. Exit code 1"
                        + " where anything is not as it should be.",
        subcommands = {
            StatesCommand.class,
            IsolationCommand.class,
            KillCommand.class,
            CanaryCommand.class,
            SpeedCommand.class
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Destinations {
    private static final int FAILED = 1;

    private Destinations() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(
                new CommandLine(new Destinations())
                        .setExecutionExceptionHandler((e, command, result) -> complain(e))
                        .execute(args));
    }

    private static int complain(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            System.err.println("destinations: " + cause);
        }
        return FAILED;
    }
}
