// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.preview;

import com.fasterxml.jackson.databind.JsonNode;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.patterns.event.PropertyPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which part each event of a preview plays: what is before the entry makes the profile, then comes
 * the entry, then what branches capture.
 *
 * @param before {@code identify} events, and others that say nothing
 * @param entry what the instance enters with; of a pattern, an event for each stage that has one
 * @param stages the names of these stages; empty where the entry is no pattern, or has no event
 * @param after what comes after the entry
 * @param note on an event that stands in for the entry; null where it is one
 */
record Scene(
        List<JourneyEvent> before,
        List<JourneyEvent> entry,
        List<String> stages,
        List<JourneyEvent> after,
        @Nullable String note) {

    /** Finds the entry among events. */
    static Scene of(JsonNode journey, List<JourneyEvent> events) {
        JsonNode pattern = journey.path("entry").path("pattern");
        if (!pattern.isMissingNode()) {
            return ofPattern(pattern, events);
        }
        Set<String> names = names(journey.path("entry").path("event"));
        for (int i = 0; i < events.size(); i++) {
            if (names.contains(events.get(i).name())) {
                return at(events, i, null);
            }
        }
        return standIn(events, String.join("' or '", names));
    }

    private static Scene ofPattern(JsonNode pattern, List<JourneyEvent> events) {
        List<JourneyEvent> matched = new ArrayList<>();
        List<String> stages = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        int next = 0;
        for (JsonNode stage :
                pattern.has("allOf") ? pattern.get("allOf") : pattern.path("sequence")) {
            if (stage.path("contiguity").asText().startsWith("not-")) {
                continue;
            }
            Set<String> wanted = names(stage.path("event"));
            names.addAll(wanted);
            for (int i = next; i < events.size(); i++) {
                if (wanted.contains(events.get(i).name())) {
                    matched.add(events.get(i));
                    stages.add(stage.path("name").asText());
                    next = i + 1;
                    break;
                }
            }
        }
        if (matched.isEmpty()) {
            return standIn(events, String.join("' or '", names));
        }
        List<JourneyEvent> before =
                new ArrayList<>(events.subList(0, events.indexOf(matched.get(matched.size() - 1))));
        before.removeAll(matched);
        return new Scene(before, matched, stages, events.subList(next, events.size()), null);
    }

    private static Scene standIn(List<JourneyEvent> events, String wanted) {
        int first = 0;
        while (first < events.size() - 1 && events.get(first).identify()) {
            first++;
        }
        return at(
                events,
                first,
                "'"
                        + events.get(first).name()
                        + "' stands in for the entry event '"
                        + wanted
                        + "'.");
    }

    private static Scene at(List<JourneyEvent> events, int index, @Nullable String note) {
        return new Scene(
                events.subList(0, index),
                List.of(events.get(index)),
                List.of(),
                events.subList(index + 1, events.size()),
                note);
    }

    /** The names of an {@code event} field. */
    static Set<String> names(JsonNode event) {
        Set<String> names = new LinkedHashSet<>();
        if (event.isTextual()) {
            names.add(event.textValue());
        }
        event.forEach(name -> names.add(name.asText()));
        return names;
    }

    /** Whether all events that lead the instance have the same value there. */
    boolean shareIdentifier(PropertyPath path) {
        String first = entry.get(0).properties().text(path);
        return first != null
                && Stream.concat(entry.stream(), after.stream())
                        .filter(event -> !event.identify())
                        .allMatch(event -> first.equals(event.properties().text(path)));
    }

    /** The last event after the entry that has one of these names; the last of all if none has. */
    JourneyEvent lastOf(Set<String> names) {
        for (int i = after.size() - 1; i >= 0; i--) {
            if (names.contains(after.get(i).name())) {
                return after.get(i);
            }
        }
        return after.isEmpty() ? entry.get(entry.size() - 1) : after.get(after.size() - 1);
    }
}
