// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import dev.journeys.job.state.DefinitionRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the job says to the records that were written. A record is settled once every subtask has
 * taken it, or one has refused it, since all judge alike. Used by one thread.
 */
final class Acknowledgements {
    private final Map<String, Answers> expected = new LinkedHashMap<>();
    private int unsettled;

    Acknowledgements(List<DefinitionRecord> records) {
        this(List.of(), records);
    }

    private Acknowledgements(List<DestinationChange> destinations, List<DefinitionRecord> records) {
        destinations.forEach(each -> expected.put(each.key(), Answers.to(each)));
        records.forEach(record -> expected.put(record.key(), Answers.to(record)));
        unsettled = expected.size();
    }

    /** What will be said to all that a plan writes. */
    static Acknowledgements of(Plan plan) {
        return new Acknowledgements(plan.destinationRecords(), plan.records());
    }

    /**
     * Takes what a subtask wrote; what is about other records, or is no acknowledgement, has no
     * effect.
     *
     * @param json UTF-8
     */
    void take(byte[] json) {
        Optional<Acknowledgement> read = Acknowledgement.parse(json);
        Answers answers =
                read.map(acknowledgement -> expected.get(acknowledgement.key())).orElse(null);
        if (answers != null) {
            boolean before = answers.isSettled();
            answers.take(read.get());
            if (!before && answers.isSettled()) {
                unsettled--;
            } else if (before && !answers.isSettled()) {
                unsettled++;
            }
        }
    }

    /** Whether nothing is left to wait for. */
    boolean isSettled() {
        return unsettled == 0;
    }

    /** What was said to a record. */
    Optional<Answers> of(DefinitionRecord record) {
        return of(record.key());
    }

    /** What was said to the record of a key. */
    Optional<Answers> of(String key) {
        return Optional.ofNullable(expected.get(key));
    }

    /** What was said to each record, in the order in which they were written. */
    List<Answers> all() {
        return new ArrayList<>(expected.values());
    }

    List<Answers> refused() {
        return expected.values().stream().filter(Answers::isRefused).toList();
    }

    List<Answers> unsettled() {
        return expected.values().stream().filter(answers -> !answers.isSettled()).toList();
    }
}
