// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.definitions.Definitions;
import dev.journeys.job.definitions.Definitions.Acceptance;
import dev.journeys.job.delivery.OutputFormat;
import dev.journeys.job.delivery.Subtask;
import dev.journeys.job.state.ControlUpdate;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.patterns.parse.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Takes control records. Every subtask takes or refuses them the same way and acknowledges what it
 * did; the first one also counts them and writes the dead letters.
 */
final class ControlInput {
    private final Definitions definitions;
    private final Counters counters;
    private final Outlet outlet;
    private final Subtask subtask;
    private final boolean acknowledges;
    private final OutputFormat format = new OutputFormat();

    /**
     * @param subtask where this runs
     * @param acknowledges whether the subtask tells what became of records
     */
    ControlInput(
            Definitions definitions,
            Counters counters,
            Outlet outlet,
            Subtask subtask,
            boolean acknowledges) {
        this.definitions = definitions;
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
            case UNREADABLE -> definitions.keep(update.key());
            case COMPLETE -> definitions.complete();
        }
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
                        acceptance.problems().stream()
                                .map(Problem::text)
                                .collect(Collectors.joining("\n")),
                        definition == null ? "" : new String(definition, StandardCharsets.UTF_8),
                        record.key()));
    }
}
