// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.definitions.Definitions;
import dev.journeys.job.definitions.Definitions.Acceptance;
import dev.journeys.job.delivery.OutputFormat;
import dev.journeys.job.delivery.Subtask;
import dev.journeys.job.destination.KnownDestinations;
import dev.journeys.job.state.ControlUpdate;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.DestinationKey;
import dev.journeys.patterns.parse.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Takes control records. Every subtask takes or refuses them the same way and acknowledges what it
 * did; the first one also counts them and writes the dead letters.
 */
final class ControlInput {
    private final Definitions definitions;
    private final KnownDestinations destinations;
    private final Counters counters;
    private final Outlet outlet;
    private final Subtask subtask;
    private final boolean acknowledges;
    private final OutputFormat format = new OutputFormat();

    /** Whether all that existed at the start have come in. */
    private boolean complete;

    /**
     * @param subtask where this runs
     * @param acknowledges whether the subtask tells what became of records
     */
    ControlInput(
            Definitions definitions,
            KnownDestinations destinations,
            Counters counters,
            Outlet outlet,
            Subtask subtask,
            boolean acknowledges) {
        this.definitions = definitions;
        this.destinations = destinations;
        this.counters = counters;
        this.outlet = outlet;
        this.subtask = subtask;
        this.acknowledges = acknowledges;
    }

    /**
     * Takes an update.
     *
     * @param takenUpTo see {@link EventTime#takenUpTo()}
     */
    void take(ControlUpdate update, long takenUpTo) throws Exception {
        switch (update.kind()) {
            case SET -> set(Objects.requireNonNull(update.definition()), takenUpTo);
            case REMOVE -> definitions.remove(update.key());
            case UNREADABLE -> keep(update.key());
            case COMPLETE -> complete();
            case SET_DESTINATION ->
                    setDestination(
                            update.destinationId(), Objects.requireNonNull(update.destination()));
            case REMOVE_DESTINATION -> removeDestination(update.destinationId());
        }
    }

    private void keep(String key) {
        if (key.isEmpty() || DestinationKey.isMeant(key)) {
            destinations.keep(DestinationKey.id(key).orElse(""));
        }
        if (!DestinationKey.isMeant(key)) {
            definitions.keep(key);
        }
    }

    private void complete() throws Exception {
        definitions.complete();
        destinations.complete();
        complete = true;
    }

    private void setDestination(String id, byte[] definition) throws Exception {
        KnownDestinations.Acceptance acceptance = destinations.set(id, definition);
        boolean refused = !acceptance.problems().isEmpty();
        if (subtask.isFirst() && refused) {
            refuseDestination(id, acceptance.problems());
        }
        // A definition has no time of its own, so one that is published again has the same key.
        if (acknowledges && (refused || acceptance.changed() || complete)) {
            acknowledgeDestination(id, "published", acceptance.problems());
        }
    }

    private void removeDestination(String id) throws Exception {
        if (destinations.remove(id) && acknowledges) {
            acknowledgeDestination(id, "removed", List.of());
        }
    }

    private void acknowledgeDestination(String id, String status, List<Problem> problems) {
        outlet.emit(format.destinationAcknowledgement(id, status, problems, subtask));
    }

    /** Without the definition, since what is wrong with it may be a secret that is in it. */
    private void refuseDestination(String id, List<Problem> problems) {
        counters.deadLetter("invalid-destination");
        outlet.emit(
                format.deadLetter(
                        "invalid-destination", texts(problems), "", DestinationKey.of(id)));
    }

    private void set(DefinitionRecord record, long takenUpTo) throws Exception {
        Acceptance acceptance = definitions.set(record, takenUpTo);
        boolean refused = !acceptance.problems().isEmpty();
        if (subtask.isFirst() && acceptance.late()) {
            counters.add(JobCount.LATE_DEFINITIONS);
        }
        if (subtask.isFirst() && refused) {
            refuse(record, acceptance);
        }
        if (acknowledges && (refused || acceptance.changed())) {
            outlet.emit(
                    format.acknowledgement(
                            record, acceptance.late(), acceptance.problems(), subtask));
        }
    }

    private void refuse(DefinitionRecord record, Acceptance acceptance) {
        byte[] definition = record.definition();
        counters.deadLetter("invalid-definition");
        outlet.emit(
                format.deadLetter(
                        "invalid-definition",
                        texts(acceptance.problems()),
                        definition == null ? "" : new String(definition, StandardCharsets.UTF_8),
                        record.key()));
    }

    private static String texts(List<Problem> problems) {
        return problems.stream().map(Problem::text).collect(Collectors.joining("\n"));
    }
}
