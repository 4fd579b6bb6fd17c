// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source.format;

import dev.journeys.job.source.EventFormats;
import dev.journeys.job.source.EventReading;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.Place;
import java.nio.charset.StandardCharsets;

/** What a format makes of a text, as one line. */
final class Readings {
    static final Place PLACE = Place.line("events.jsonl", 0, 7);

    private Readings() {}

    /**
     * {@code user|name|time|message id|properties}, with {@code *} before the name of what changes
     * the profile; or {@code reason: detail}.
     *
     * @param format as {@link EventFormats#load} takes it
     * @param json apostrophes stand for quotation marks
     */
    static String read(String format, String json) {
        return read(format, json, null);
    }

    static String read(String format, String json, Long recordTimestamp) {
        return show(
                EventFormats.load(format)
                        .parse(
                                json.replace('\'', '"').getBytes(StandardCharsets.UTF_8),
                                PLACE,
                                recordTimestamp));
    }

    static String show(EventReading reading) {
        if (reading instanceof EventReading.Valid valid) {
            JourneyEvent event = valid.event();
            return String.join(
                    "|",
                    event.user(),
                    (event.identify() ? "*" : "") + event.name(),
                    String.valueOf(event.timestamp()),
                    event.messageId(),
                    event.properties().toString().replace('"', '\''));
        }
        EventReading.Invalid invalid = (EventReading.Invalid) reading;
        return invalid.reason() + ": " + invalid.detail();
    }
}
