// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import dev.journeys.job.state.Place;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A shape that events come in: turns the bytes of one record into an event. Implement it for a
 * shape of your own; {@code docs/event-formats.md} shows a complete one.
 *
 * <p>A format is a public class with a public constructor without parameters, named in a file
 * {@code META-INF/services/dev.journeys.job.source.EventFormat}. Wherever events are read an
 * instance of its own is made by {@link EventFormats}; so a format need not be serializable, and is
 * used by one thread at a time. The same bytes must always give the same event, else a replay is
 * not what the live job was: no clock, no randomness, no look-ups elsewhere.
 */
public interface EventFormat {
    /** The name by which the format is chosen, such as {@code segment}; without a colon. */
    String name();

    /**
     * The format with the settings that stand behind its name and a colon, as in {@code
     * pointers:user=/who,name=/what}. Called once, before the first record. A format without
     * settings need not have this method.
     *
     * @param settings as they were given; empty where there are none
     * @throws IllegalArgumentException where the settings are wrong; the message is shown to the
     *     user
     */
    default EventFormat configured(String settings) {
        if (settings.isEmpty()) {
            return this;
        }
        throw new IllegalArgumentException(
                "Expected no settings for event format '"
                        + name()
                        + "', but found '"
                        + settings
                        + "'.");
    }

    /**
     * Reads one record. What it throws makes the record a dead letter with the exception's message,
     * just as {@link EventReading.Invalid} does; it never stops the job.
     *
     * @param text the record, at most {@link EventLimits#MAX_BYTES} long; the event keeps it, so it
     *     must not be changed
     * @param place where the record was read
     * @param recordTimestampMillis epoch milliseconds of the record itself, for events that have no
     *     time of their own; null where records have none, as lines of files
     * @return most easily made by {@link EventBuilder}
     * @throws IOException where the text cannot be read; Jackson's exceptions are such
     */
    EventReading parse(byte[] text, Place place, @Nullable Long recordTimestampMillis)
            throws IOException;
}
