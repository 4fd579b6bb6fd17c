// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import dev.journeys.job.state.Place;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event format behind the limit on size and with its failures caught: whatever the bytes are,
 * there is a reading. Made by {@link EventFormats}; used by one thread at a time.
 */
public final class EventParser {
    private final EventFormat format;

    EventParser(EventFormat format) {
        this.format = format;
    }

    /** Reads one record without a timestamp of its own. */
    public EventReading parse(byte[] text, Place place) {
        return parse(text, place, null);
    }

    /**
     * Reads one record.
     *
     * @param text kept by the event
     * @param recordTimestampMillis epoch milliseconds, for an event that has no timestamp, or null
     */
    public EventReading parse(byte[] text, Place place, @Nullable Long recordTimestampMillis) {
        if (text.length > EventLimits.MAX_BYTES) {
            return EventLimits.tooLong(text.length);
        }
        try {
            return Objects.requireNonNull(
                    format.parse(text, place, recordTimestampMillis), "it gave no reading");
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // A format may be the user's own, and no record may stop the job.
            return new EventReading.Invalid(
                    "invalid-event",
                    "Expected event format '"
                            + format.name()
                            + "' to read the event, but it failed: "
                            + e);
        }
    }
}
