// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.definitions;

import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.DefinitionStatus;

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
}
