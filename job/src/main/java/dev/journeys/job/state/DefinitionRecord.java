// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

/**
 * A control record: a version of a journey and what becomes of it from a time on (section 5 of the
 * journey format).
 *
 * @param journey the journey's id
 * @param version the journey's version
 * @param effectiveFrom epoch milliseconds from which the record counts; {@link #ALWAYS}: from the
 *     beginning of time
 * @param definition the definition's JSON, UTF-8
 */
public record DefinitionRecord(String journey, int version, long effectiveFrom, byte[] definition) {
    /** An effective time before every event. */
    public static final long ALWAYS = Long.MIN_VALUE;

    /** The record's key: a later record with the same one replaces it. */
    public String key() {
        return journey + '/' + version + '/' + effectiveFrom;
    }
}
