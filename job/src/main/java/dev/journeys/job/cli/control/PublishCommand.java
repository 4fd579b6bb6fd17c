// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import dev.journeys.job.cli.common.DefinitionArguments;
import dev.journeys.job.cli.common.DefinitionFiles;
import dev.journeys.job.cli.common.DefinitionFiles.FileProblem;
import dev.journeys.job.cli.common.ExitCodes;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Publishes definitions of journeys and destinations: checks all, writes what is new, waits until
 * the job has taken it.
 */
@Command(
        name = "publish",
        description =
                "Publishes definitions of journeys and destinations to the running job: checks all of"
                        + " them, shows what changes, writes it and waits until every subtask has"
                        + " taken it.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class PublishCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private DefinitionArguments arguments;

    @Option(
            names = "--prune",
            description =
                    "Archive journeys that are live and not among the files; this ends everybody who"
                            + " is on the way in them.")
    private boolean prune;

    @Option(
            names = "--again",
            description =
                    "Publish also what is live already, for one that the job has not acknowledged.")
    private boolean again;

    @Option(
            names = "--any-destination",
            description =
                    "Let journeys send to destinations of which there is no definition, for a job"
                            + " that runs with --any-destination.")
    private boolean anyDestination;

    @Option(
            names = "--create-topics",
            description = "Create the two topics where they are missing, with one partition each.")
    private boolean createTopics;

    @Mixin private TopicOptions topicOptions;
    @Mixin private WriteOptions writeOptions;

    /** Picocli sets the fields. */
    @SuppressWarnings("NullAway.Init")
    PublishCommand() {}

    @Override
    public Integer call() throws Exception {
        ControlTopics topics = topicOptions.topics(writeOptions.acknowledgementsTopic());
        Report report = new Report(spec.commandLine(), topicOptions.json());
        DefinitionFiles files = arguments.read();
        if (!files.problems().isEmpty()) {
            return invalid(report, files.problems());
        }
        List<WantedDefinition> wanted = WantedDefinition.of(files);
        ControlRun run = new ControlRun(topics, writeOptions, Clock.systemUTC());
        Outcome outcome =
                run.run(
                        (known, effectiveFrom) ->
                                PublishPlanner.plan(
                                        wanted,
                                        files.destinations(),
                                        known,
                                        options(effectiveFrom)),
                        createTopics && !writeOptions.dryRun(),
                        report::plan);
        return report.outcome(outcome, topics);
    }

    private PublishOptions options(long effectiveFrom) {
        return new PublishOptions(
                effectiveFrom, writeOptions.timeIsChosen(), prune, again, anyDestination);
    }

    /** Nothing was looked at, since the definitions themselves have mistakes. */
    static int invalid(Report report, List<FileProblem> problems) {
        if (report.isJson()) {
            report.json(OutcomeJson.invalid(problems));
        } else {
            report.text(List.of(), problems.stream().map(FileProblem::text).toList());
        }
        return ExitCodes.INVALID;
    }
}
