// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the journeys of the definitions topic as they are now. */
@Command(
        name = "list",
        description = "Lists journeys: version, status, since when, and the next change.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class ListCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private TopicOptions topicOptions;

    /** Picocli sets the fields. */
    @SuppressWarnings("NullAway.Init")
    ListCommand() {}

    @Override
    public Integer call() throws Exception {
        TopicView view = TopicView.of(topicOptions.topics());
        JourneyList list = new JourneyList(view.known(), Clock.systemUTC().millis());
        Report report = new Report(spec.commandLine(), topicOptions.json());
        return report.view(list.lines(), list.json(view.warnings()), view.warnings());
    }
}
