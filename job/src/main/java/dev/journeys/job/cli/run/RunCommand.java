// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.run;

import dev.journeys.job.cli.common.ExitCodes;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Runs journeys on Kafka until it is told to stop: on the cluster to which the jar was handed, or
 * in this process where there is none.
 */
@Command(
        name = "run",
        description =
                "Runs journeys on the events of Kafka topics: on the Flink cluster that the jar is"
                        + " handed to, or, without one, in an embedded Flink.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "A properties file with these options by their names, such as bound=PT10S, and"
                            + " client properties as kafka.KEY=VALUE. What the command line says"
                            + " wins.")
    @SuppressWarnings("UnusedVariable") // Read before the command line is parsed: ConfigFile.
    private @Nullable Path config;

    @Mixin private RunArguments arguments;

    /** Picocli sets the fields. */
    @SuppressWarnings("NullAway.Init")
    RunCommand() {}

    @Override
    public Integer call() throws Exception {
        RunOptions options = checked(() -> arguments.options(Clock.systemUTC()));
        PrintWriter err = spec.commandLine().getErr();
        try (FlinkTarget flink = checked(() -> FlinkTarget.open(options.flink(), err))) {
            return run(flink.environment(), options);
        }
    }

    private <T> T checked(Callable<T> options) throws Exception {
        try {
            return options.call();
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private int run(StreamExecutionEnvironment env, RunOptions asked) throws Exception {
        RunOptions options =
                InputChecks.withTopicsThatExist(asked, spec.commandLine().getErr()::println);
        List<String> problems = RunJob.problems(env, options);
        if (!problems.isEmpty()) {
            throw invalid(String.join(System.lineSeparator(), problems));
        }
        RunJob.build(env, options);
        env.execute(options.jobName());
        return ExitCodes.OK;
    }

    private ParameterException invalid(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
