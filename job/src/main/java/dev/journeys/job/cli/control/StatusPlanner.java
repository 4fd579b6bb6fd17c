// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import dev.journeys.job.cli.common.CommandFailure;
import dev.journeys.job.cli.common.ExitCodes;
import dev.journeys.job.definitions.Decision;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.DefinitionStatus;
import dev.journeys.patterns.event.Timestamps;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Pauses, resumes or archives journeys: the version that decides gets another status. */
final class StatusPlanner {
    private final KnownJourneys known;
    private final ChangeKind kind;
    private final long effectiveFrom;

    /**
     * @param kind pause, resume or archive
     * @param effectiveFrom epoch milliseconds
     */
    StatusPlanner(KnownJourneys known, ChangeKind kind, long effectiveFrom) {
        this.known = known;
        this.kind = kind;
        this.effectiveFrom = effectiveFrom;
    }

    /**
     * What it comes to.
     *
     * @throws CommandFailure where a journey is not known, or cannot be paused any more
     */
    Plan plan(List<String> journeys) {
        List<Change> changes = new ArrayList<>();
        for (String journey : new TreeSet<>(journeys)) {
            changes.add(change(journey));
        }
        return new Plan(effectiveFrom, changes, List.of(), known.warnings());
    }

    private Change change(String id) {
        KnownJourney journey = known.find(id);
        Decision live = journey == null ? null : journey.at(effectiveFrom);
        if (journey == null || live == null) {
            throw failure("Expected a journey that is published, but '" + id + "' is not.");
        }
        if (live.status() == target(kind)) {
            String note = "It is " + Wording.status(live) + " already.";
            return Change.none(id, ChangeKind.UNCHANGED, live.version(), live, null, note);
        }
        if (kind == ChangeKind.PAUSE && live.status() == DefinitionStatus.ARCHIVED) {
            throw failure(
                    "Expected a journey that takes entries, but '"
                            + id
                            + "' has been archived since "
                            + Timestamps.format(live.from())
                            + ".");
        }
        return change(journey, kind, live, effectiveFrom, laterNote(journey, effectiveFrom));
    }

    /**
     * Archives a journey for good: as it is, and whatever later records would make of it.
     *
     * @return empty where it is archived and stays so
     */
    static List<Change> prune(KnownJourney journey, long effectiveFrom) {
        List<Change> changes = new ArrayList<>();
        Decision live = journey.at(effectiveFrom);
        if (live != null && live.status() != DefinitionStatus.ARCHIVED) {
            changes.add(change(journey, ChangeKind.ARCHIVE, live, effectiveFrom, null));
        }
        for (Decision later : journey.changesAfter(effectiveFrom)) {
            if (later.status() != DefinitionStatus.ARCHIVED) {
                String note = "It was to be " + Wording.status(later) + " from then on.";
                changes.add(change(journey, ChangeKind.ARCHIVE, later, later.from(), note));
            }
        }
        return changes;
    }

    private static Change change(
            KnownJourney journey,
            ChangeKind kind,
            Decision live,
            long effectiveFrom,
            @Nullable String note) {
        DefinitionRecord record =
                new DefinitionRecord(
                        journey.id(), live.version(), effectiveFrom, target(kind), null);
        return Change.of(kind, live, record, note);
    }

    private static @Nullable String laterNote(KnownJourney journey, long effectiveFrom) {
        Decision next = journey.nextAfter(effectiveFrom);
        return next == null
                ? null
                : "A record that is there already makes version "
                        + next.version()
                        + " "
                        + Wording.status(next)
                        + " from "
                        + Timestamps.format(next.from())
                        + " on.";
    }

    private static DefinitionStatus target(ChangeKind kind) {
        return switch (kind) {
            case PAUSE -> DefinitionStatus.PAUSED;
            case RESUME -> DefinitionStatus.PUBLISHED;
            case ARCHIVE -> DefinitionStatus.ARCHIVED;
            default ->
                    throw new IllegalArgumentException(
                            "Expected a change of status, but found " + kind + ".");
        };
    }

    private static CommandFailure failure(String message) {
        return new CommandFailure(ExitCodes.INVALID, message, null);
    }
}
