// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.preview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeys.job.source.EventFormats;
import dev.journeys.job.source.EventParser;
import dev.journeys.job.source.EventReading;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads the events of a preview: a file with one of them on several lines, or with one on each. */
public final class PreviewEvents {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PreviewEvents() {}

    /**
     * The events of one user in the order of their times.
     *
     * @param file its name, for messages
     * @param text what is in it
     * @param format as {@link EventFormats#load} takes it
     * @return at least one
     * @throws IllegalArgumentException where there is none, one is invalid, or there are several
     *     users; the message is fit for users
     */
    public static List<JourneyEvent> parse(String file, String text, String format) {
        EventParser parser = EventFormats.load(format);
        List<JourneyEvent> events = new ArrayList<>();
        List<String> lines = lines(text);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                events.add(event(parser, lines.get(i), Place.line(file, 0, i + 1), file));
            }
        }
        if (events.isEmpty()) {
            throw new IllegalArgumentException(
                    "Expected an event in '" + file + "', but it is empty.");
        }
        if (events.stream().map(JourneyEvent::user).distinct().count() > 1) {
            throw new IllegalArgumentException(
                    "Expected events of one user in '" + file + "', but found several users.");
        }
        events.sort(Comparator.comparingLong(JourneyEvent::timestamp));
        return events;
    }

    private static List<String> lines(String text) {
        List<String> lines = text.lines().toList();
        boolean oneALine =
                lines.stream()
                        .filter(line -> !line.isBlank())
                        .limit(1)
                        .allMatch(PreviewEvents::isJson);
        // A line break within a string is escaped, so these are white space.
        return oneALine ? lines : List.of(text.replace('\n', ' ').replace('\r', ' '));
    }

    private static boolean isJson(String line) {
        try {
            return JSON.readTree(line).isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static JourneyEvent event(EventParser parser, String line, Place place, String file) {
        EventReading reading = parser.parse(line.strip().getBytes(StandardCharsets.UTF_8), place);
        if (reading instanceof EventReading.Invalid invalid) {
            throw new IllegalArgumentException("In '" + file + "': " + invalid.detail());
        }
        return ((EventReading.Valid) reading).event();
    }
}
