// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.definitions;

import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.DefinitionStatus;
import java.util.function.IntPredicate;

/**
 * A control record as a subtask counts it.
 *
 * @param effectiveFrom epoch milliseconds; of the records of a version the newest decides
 * @param countsFrom epoch milliseconds from which it counts, at or after its effective time
 */
record ControlRecord(
        String key, int version, DefinitionStatus status, long effectiveFrom, long countsFrom) {
    static ControlRecord of(DefinitionRecord record, long countsFrom) {
        return new ControlRecord(
                record.key(),
                record.version(),
                record.status(),
                record.effectiveFrom(),
                countsFrom);
    }

    /**
     * A version without a definition cannot take entries, so its publication does not count.
     *
     * @param isDefined whether a version has a definition
     */
    boolean counts(IntPredicate isDefined) {
        return status != DefinitionStatus.PUBLISHED || isDefined.test(version);
    }
}
