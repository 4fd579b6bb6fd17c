// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source.format;

import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.Place;
import org.jspecify.annotations.Nullable;

/**
 * What an event of a shape other than Segment's was found to have. Its name alone says what it is:
 * one named {@code identify} changes the profile by its properties.
 */
record EventValues(
        @Nullable String user,
        @Nullable String name,
        @Nullable Long timestampMillis,
        @Nullable String messageId,
        @Nullable Slice properties) {

    private static final String IDENTIFY = "identify";

    /**
     * The event, if it has what it must have.
     *
     * @param fields where the shape has its values, for messages
     */
    JourneyEvent event(
            byte[] text, Place place, @Nullable Long recordTimestampMillis, Fields fields)
            throws InvalidEventException {
        if (user == null) {
            throw new InvalidEventException(
                    "Expected a user in " + fields.user() + ", but found none.");
        }
        if (name == null) {
            throw new InvalidEventException(
                    "Expected the name of the event in " + fields.name() + ", but found none.");
        }
        Long time = timestampMillis == null ? recordTimestampMillis : timestampMillis;
        if (time == null) {
            throw new InvalidEventException(
                    fields.timestamp() == null
                            ? "Expected a time from the record, since the event format names no field"
                                    + " for it, but the record has none."
                            : "Expected a time in "
                                    + fields.timestamp()
                                    + ", but found none, and the record has none either.");
        }
        return new JourneyEvent(
                user,
                name,
                name.equals(IDENTIFY),
                time,
                messageId,
                text,
                properties == null ? 0 : properties.offset(),
                properties == null ? 0 : properties.length(),
                place);
    }

    /**
     * Names of fields, in quotation marks.
     *
     * @param timestamp null: the shape has none
     */
    record Fields(String user, String name, @Nullable String timestamp) {}
}
