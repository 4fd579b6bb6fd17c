// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;

/**
 * How large and how deep an event may be. What is beyond is a dead letter that says so. Everything
 * that reads an event's properties later may rely on these.
 */
public final class EventLimits {
    /** Of the whole event; so no string in it is longer. */
    public static final int MAX_BYTES = 1 << 20;

    /** Objects and arrays inside each other, the event itself included. */
    public static final int MAX_DEPTH = 100;

    /** Characters of a number. */
    public static final int MAX_NUMBER_LENGTH = 1_000;

    /** Characters of a member's name, and of an event's user, name and id. */
    public static final int MAX_NAME_LENGTH = 10_000;

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    // Names come from outside: interning them, or failing on those that collide,
                    // would let an event do harm.
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_DEPTH)
                                    .maxNumberLength(MAX_NUMBER_LENGTH)
                                    .maxNameLength(MAX_NAME_LENGTH)
                                    .maxStringLength(MAX_BYTES)
                                    .build())
                    .build();

    private EventLimits() {}

    /** Makes parsers that keep the limits on depth, numbers and names. */
    public static JsonFactory json() {
        return JSON;
    }

    /** A record that is too long, whatever else it is. */
    static EventReading.Invalid tooLong(int bytes) {
        return new EventReading.Invalid(
                "too-long",
                "Expected an event of at most " + MAX_BYTES + " bytes, but found " + bytes + ".");
    }

    /** An event in which a parser of {@link #json} has met a limit. */
    public static EventReading.Invalid broken(StreamConstraintsException e) {
        String found = e.getOriginalMessage();
        int end = found.indexOf(" exceeds");
        return new EventReading.Invalid(
                "over-limit",
                "Expected an event at most "
                        + MAX_DEPTH
                        + " levels deep with numbers of at most "
                        + MAX_NUMBER_LENGTH
                        + " and names of at most "
                        + MAX_NAME_LENGTH
                        + " characters, but found: "
                        + (end < 0 ? found : found.substring(0, end))
                        + ".");
    }
}
