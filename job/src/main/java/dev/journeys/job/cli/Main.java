// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli;

import dev.journeys.job.cli.common.ConfigFile;
import dev.journeys.job.cli.common.ExitCodes;
import dev.journeys.job.cli.control.ArchiveCommand;
import dev.journeys.job.cli.control.DiffCommand;
import dev.journeys.job.cli.control.ListCommand;
import dev.journeys.job.cli.control.PauseCommand;
import dev.journeys.job.cli.control.PublishCommand;
import dev.journeys.job.cli.control.ResumeCommand;
import dev.journeys.job.cli.control.ShowCommand;
import dev.journeys.job.cli.demo.DemoCommand;
import dev.journeys.job.cli.receiver.ReceiverCommand;
import dev.journeys.job.cli.redrive.RedriveCommand;
import dev.journeys.job.cli.run.RunCommand;
import dev.journeys.job.cli.testsend.TestSendCommand;
import java.util.concurrent.Callable;
import org.apache.flink.streaming.api.environment.LocalStreamEnvironment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The entry of the command line, and of the job when it is handed to a Flink cluster. */
@Command(
        name = "journeys",
        description = "Event-triggered customer journeys on Apache Flink.",
        mixinStandardHelpOptions = true,
        version = "journeys 0.1.0",
        subcommands = {
            ArchiveCommand.class,
            DemoCommand.class,
            DiffCommand.class,
            ExplainCommand.class,
            ListCommand.class,
            PauseCommand.class,
            PreviewCommand.class,
            PublishCommand.class,
            ReceiverCommand.class,
            RedriveCommand.class,
            ReplayCommand.class,
            ResumeCommand.class,
            RunCommand.class,
            ShowCommand.class,
            TestSendCommand.class,
            ValidateCommand.class
        })
public final class Main implements Callable<Integer> {
    private Main() {}

    /**
     * Runs a command and, if it did not succeed, ends the process with its exit code. Where a Flink
     * client runs this inside its own process, which may be a JobManager, it throws instead.
     *
     * @throws CommandFailedException with what the command has said
     */
    public static void main(String[] args) {
        Complaints complaints = new Complaints();
        int code = run(commandLine(complaints), args);
        if (code == ExitCodes.OK) {
            return;
        }
        if (isRunByFlink()) {
            throw complaints.failure(code);
        }
        System.exit(code);
    }

    private static boolean isRunByFlink() {
        return !(StreamExecutionEnvironment.getExecutionEnvironment()
                instanceof LocalStreamEnvironment);
    }

    /** Runs a command with the options of its {@code --config}. */
    static int run(CommandLine commands, String... args) {
        try {
            return commands.execute(ConfigFile.expand(commands, args));
        } catch (ParameterException e) {
            return ((Complaints) commands.getParameterExceptionHandler())
                    .handleParseException(e, args);
        }
    }

    /** The command line as it is run. */
    static CommandLine commandLine() {
        return commandLine(new Complaints());
    }

    private static CommandLine commandLine(Complaints complaints) {
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
