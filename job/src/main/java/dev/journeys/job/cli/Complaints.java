// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli;

import dev.journeys.job.cli.common.CommandFailure;
import dev.journeys.job.cli.common.ConfigFile;
import dev.journeys.job.cli.common.ExitCodes;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Says in a sentence why a command did not do its work: for a mistake in the command line where
 * help is to be had, for a failure all its causes. {@code -Djourneys.debug} adds the stack trace.
 */
final class Complaints implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private static final String DEBUG_PROPERTY = "journeys.debug";

    private @Nullable Exception last;

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        last = e;
        PrintWriter err = e.getCommandLine().getErr();
        err.println(e.getMessage());
        String file = ConfigFile.named(args);
        if (file != null) {
            err.println("The options are those of '" + file + "' and of the command line.");
        }
        err.println(
                "See '"
                        + e.getCommandLine().getCommandSpec().qualifiedName()
                        + " --help' for what it takes.");
        err.flush();
        return ExitCodes.INVALID;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult result) {
        last = e;
        PrintWriter err = command.getErr();
        String before = "";
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            String said = cause.getMessage() == null ? cause.toString() : cause.getMessage();
            // Flink wraps a failure several times and repeats its message; without one a type says
            // little, unless there is nothing else.
            boolean saysMore = before.isEmpty() || cause.getMessage() != null;
            if (saysMore && !before.contains(said)) {
                err.println((before.isEmpty() ? "journeys: " : "  because: ") + said);
                before = said;
            }
        }
        if (System.getProperty(DEBUG_PROPERTY) != null) {
            e.printStackTrace(err);
        }
        err.flush();
        return e instanceof CommandFailure failure ? failure.exitCode() : ExitCodes.FAILED;
    }

    /**
     * What the command has come to, for those who want an exception.
     *
     * @param code its exit code
     */
    CommandFailedException failure(int code) {
        return last == null
                ? new CommandFailedException(
                        "The command ended with exit code " + code + "; see what it printed.", null)
                : new CommandFailedException(String.valueOf(last.getMessage()), last);
    }
}
