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
 * @param destinations one for each destination concerned
 * @param problems why nothing of it can be done; empty where it can
 * @param warnings sentences on what a person should know
 */
record Plan(
        long effectiveFrom,
        List<Change> changes,
        List<DestinationChange> destinations,
        List<FileProblem> problems,
        List<String> warnings) {
    Plan {
        changes = List.copyOf(changes);
        destinations = List.copyOf(destinations);
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    /** Without destinations. */
    Plan(
            long effectiveFrom,
            List<Change> changes,
            List<FileProblem> problems,
            List<String> warnings) {
        this(effectiveFrom, changes, List.of(), problems, warnings);
    }

    /** The destinations that are to be written, before any journey that may send to them. */
    List<DestinationChange> destinationRecords() {
        return destinations.stream().filter(DestinationChange::isWritten).toList();
    }

    /** How many records are to be written. */
    int written() {
        return records().size() + destinationRecords().size();
    }

    /** The records of journeys that are to be written, in their order. */
    List<DefinitionRecord> records() {
        return changes.stream().map(Change::record).filter(Objects::nonNull).toList();
    }

    boolean isDifferent() {
        return changes.stream().anyMatch(change -> change.kind().isDifference())
                || destinations.stream().anyMatch(change -> change.kind().isDifference());
    }
}
