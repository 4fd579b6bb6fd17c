// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lets journeys take no more entries; who is on the way goes on. */
@Command(
        name = "pause",
        description = "Pauses journeys: they take no more entries, who is on the way goes on.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class PauseCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private StatusChange change;

    /** Picocli sets the fields. */
    @SuppressWarnings("NullAway.Init")
    PauseCommand() {}

    @Override
    public Integer call() throws Exception {
        return change.run(spec.commandLine(), ChangeKind.PAUSE);
    }
}
