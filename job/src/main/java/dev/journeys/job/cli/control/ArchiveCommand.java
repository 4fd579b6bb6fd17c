// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Ends journeys: no more entries, and who is on the way leaves. */
@Command(
        name = "archive",
        description =
                "Archives journeys: they take no more entries, and everybody who is on the way ends.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class ArchiveCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private StatusChange change;

    /** Picocli sets the fields. */
    @SuppressWarnings("NullAway.Init")
    ArchiveCommand() {}

    @Override
    public Integer call() throws Exception {
        return change.run(spec.commandLine(), ChangeKind.ARCHIVE);
    }
}
