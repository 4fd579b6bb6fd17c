// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import java.time.Clock;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What the commands share that give journeys another status. */
final class StatusChange {
    @Parameters(arity = "1..*", paramLabel = "JOURNEY", description = "The ids of journeys.")
    private List<String> journeys;

    @Mixin private TopicOptions topicOptions;
    @Mixin private WriteOptions writeOptions;

    /** Picocli sets the fields. */
    @SuppressWarnings("NullAway.Init")
    StatusChange() {}

    /**
     * Does it.
     *
     * @param kind pause, resume or archive
     * @return the exit code
     */
    int run(CommandLine command, ChangeKind kind) throws InterruptedException {
        ControlTopics topics = topicOptions.topics(writeOptions.acknowledgementsTopic());
        Report report = new Report(command, topicOptions.json());
        Outcome outcome =
                new ControlRun(topics, writeOptions, Clock.systemUTC())
                        .run(
                                (known, effectiveFrom) ->
                                        new StatusPlanner(known, kind, effectiveFrom)
                                                .plan(journeys),
                                false,
                                report::plan);
        return report.outcome(outcome, topics);
    }
}
