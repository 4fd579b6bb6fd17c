// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry of the command line, and of the job when it is handed to a Flink cluster. */
@Command(
        name = "journeys",
        description = "Event-triggered customer journeys on Apache Flink.",
        mixinStandardHelpOptions = true,
        version = "journeys 0.1.0",
        subcommands = {ReplayCommand.class, ValidateCommand.class})
public final class Main implements Callable<Integer> {
    /** Everything was done. */
    static final int OK = 0;

    /** Something failed on the way. */
    static final int FAILED = 1;

    /** The command line or a definition is invalid. */
    static final int INVALID = 2;

    private Main() {}

    /**
     * Runs a command; ends the process only if it did not succeed, since a Flink client runs this
     * inside its own.
     */
    public static void main(String[] args) {
        int code = new CommandLine(new Main()).execute(args);
        if (code != OK) {
            System.exit(code);
        }
    }

    @Override
    public Integer call() {
        CommandLine.usage(this, System.err);
        return INVALID;
    }
}
