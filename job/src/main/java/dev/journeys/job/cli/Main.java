// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli;

import dev.journeys.job.cli.common.ExitCodes;
import dev.journeys.job.cli.demo.DemoCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry of the command line, and of the job when it is handed to a Flink cluster. */
@Command(
        name = "journeys",
        description = "Event-triggered customer journeys on Apache Flink.",
        mixinStandardHelpOptions = true,
        version = "journeys 0.1.0",
        subcommands = {
            DemoCommand.class,
            ExplainCommand.class,
            ReplayCommand.class,
            ValidateCommand.class
        })
public final class Main implements Callable<Integer> {
    private Main() {}

    /**
     * Runs a command; ends the process only if it did not succeed, since a Flink client runs this
     * inside its own.
     */
    public static void main(String[] args) {
        int code = commandLine().execute(args);
        if (code != ExitCodes.OK) {
            System.exit(code);
        }
    }

    /** The command line as it is run. */
    static CommandLine commandLine() {
        Complaints complaints = new Complaints();
        return new CommandLine(new Main())
                .setParameterExceptionHandler(complaints)
                .setExecutionExceptionHandler(complaints);
    }

    @Override
    public Integer call() {
        CommandLine.usage(this, System.err);
        return ExitCodes.INVALID;
    }
}
