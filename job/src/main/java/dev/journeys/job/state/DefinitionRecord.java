// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

import org.jspecify.annotations.Nullable;

/**
 * A control record: a version of a journey and what becomes of it from a time on (section 5 of the
 * journey format).
 *
 * @param journey the journey's id
 * @param version the journey's version
 * @param effectiveFrom epoch milliseconds from which the record counts; {@link #ALWAYS}: from the
 *     beginning of time
 * @param status what becomes of the version
 * @param definition the definition's JSON, UTF-8; null where the record brings none, as all but the
 *     first of a version do
 */
public record DefinitionRecord(
        String journey,
        int version,
        long effectiveFrom,
        DefinitionStatus status,
        byte @Nullable [] definition) {
    /** An effective time before every event. */
    public static final long ALWAYS = Long.MIN_VALUE;

    /** A version that is published with its definition. */
    public static DefinitionRecord published(
            String journey, int version, long effectiveFrom, byte[] definition) {
        return new DefinitionRecord(
                journey, version, effectiveFrom, DefinitionStatus.PUBLISHED, definition);
    }

    /** The record's key: a later record with the same one replaces it. */
    public String key() {
        return journey + '/' + version + '/' + effectiveFrom;
    }

    /** The same record without the definition. */
    public DefinitionRecord withoutDefinition() {
        return new DefinitionRecord(journey, version, effectiveFrom, status, null);
    }
}
