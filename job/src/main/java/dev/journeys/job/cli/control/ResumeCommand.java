// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lets paused or archived journeys take entries again. */
@Command(
        name = "resume",
        description = "Resumes journeys that are paused or archived: they take entries again.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class ResumeCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private StatusChange change;

    /** Picocli sets the fields. */
    @SuppressWarnings("NullAway.Init")
    ResumeCommand() {}

    @Override
    public Integer call() throws Exception {
        return change.run(spec.commandLine(), ChangeKind.RESUME);
    }
}
