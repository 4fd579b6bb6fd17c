// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import dev.journeys.job.cli.common.DefinitionArguments;
import dev.journeys.job.cli.common.DefinitionFiles;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says how definitions differ from what is live; writes nothing. */
@Command(
        name = "diff",
        description =
                "Says how journey definitions differ from what is live. Exit code 1 if they do, 2 if"
                        + " they could not be published.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class DiffCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private DefinitionArguments arguments;

    @Option(
            names = "--prune",
            description = "Also show journeys that are live and not among the files.")
    private boolean prune;

    @Option(
            names = "--any-destination",
            description =
                    "Let journeys send to destinations of which there is no definition, for a job"
                            + " that runs with --any-destination.")
    private boolean anyDestination;

    @Mixin private TopicOptions topicOptions;

    /** Picocli sets the fields. */
    @SuppressWarnings("NullAway.Init")
    DiffCommand() {}

    @Override
    public Integer call() throws Exception {
        ControlTopics topics = topicOptions.topics();
        Report report = new Report(spec.commandLine(), topicOptions.json());
        DefinitionFiles files = arguments.read();
        if (!files.problems().isEmpty()) {
            return PublishCommand.invalid(report, files.problems());
        }
        TopicView view = TopicView.of(topics);
        PublishOptions options =
                new PublishOptions(Clock.systemUTC().millis(), false, prune, false, anyDestination);
        Plan plan =
                PublishPlanner.plan(
                        WantedDefinition.of(files), files.destinations(), view.known(), options);
        report.plan(plan);
        return report.outcome(Outcome.withoutJob(result(plan), plan, view.warnings()), topics);
    }

    private static Outcome.Result result(Plan plan) {
        if (!plan.problems().isEmpty()) {
            return Outcome.Result.INVALID;
        }
        return plan.isDifferent() ? Outcome.Result.DIFFERENT : Outcome.Result.UNCHANGED;
    }
}
