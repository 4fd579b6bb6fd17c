// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import dev.journeys.job.cli.common.DefinitionFiles.FileProblem;
import dev.journeys.job.state.DefinitionRecord;
import java.util.List;
import java.util.Objects;

/**
 * What a command is going to do.
 *
 * @param effectiveFrom epoch milliseconds from which the records count
 * @param changes one for each journey concerned
 * @param problems why nothing of it can be done; empty where it can
 * @param warnings sentences on what a person should know
 */
record Plan(
        long effectiveFrom,
        List<Change> changes,
        List<FileProblem> problems,
        List<String> warnings) {
    Plan {
        changes = List.copyOf(changes);
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    /** What is to be written, in its order. */
    List<DefinitionRecord> records() {
        return changes.stream().map(Change::record).filter(Objects::nonNull).toList();
    }

    boolean isDifferent() {
        return changes.stream().anyMatch(change -> change.kind().isDifference());
    }
}
