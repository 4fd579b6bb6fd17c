// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.journeys.job.state.JourneyEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A wait for each event after the entry that a branch of the journey names, one after the other, so
 * that the event is captured as that branch would; of several branches that name it, as the first.
 * An event that no branch names is captured by nothing.
 */
final class Holds {
    private final Set<String> takenIds = new HashSet<>();
    private final List<JourneyEvent> events = new ArrayList<>();
    private final List<Hold> holds = new ArrayList<>();

    Holds(JsonNode journey, List<JourneyEvent> candidates) {
        journey.path("steps").forEach(step -> takenIds.add(step.path("id").asText()));
        for (JourneyEvent event : candidates) {
            String branch = branchOf(journey, event.name());
            if (branch != null) {
                holds.add(new Hold(branch, event.name()));
            }
            // An identify that nobody waits for changes the profile all the same.
            if (branch != null || event.identify()) {
                events.add(event);
            }
        }
    }

    private static @Nullable String branchOf(JsonNode journey, String event) {
        for (JsonNode step : journey.path("steps")) {
            if (step.path("type").asText().equals("hold-until")) {
                for (JsonNode branch : step.path("branches")) {
                    if (Scene.names(branch.path("event")).contains(event)) {
                        return branch.path("name").asText();
                    }
                }
            }
        }
        return null;
    }

    /** Their lines: what is waited for, and {@code identify} events between. */
    List<String> lines() {
        return events.stream().map(EventLines::of).toList();
    }

    /** Adds the waits; after the last one comes a step of that id. */
    void addTo(ArrayNode steps, String next) {
        for (int i = 0; i < holds.size(); i++) {
            steps.addObject()
                    .put("id", id(i))
                    .put("type", "hold-until")
                    .put("atMost", RehearsalPlanner.LONG)
                    .putArray("branches")
                    .addObject()
                    .put("name", holds.get(i).branch())
                    .put("event", holds.get(i).event())
                    .put("next", i + 1 < holds.size() ? id(i + 1) : next);
        }
    }

    private String id(int index) {
        StringBuilder id = new StringBuilder("preview-" + index);
        while (takenIds.contains(id.toString())) {
            id.append('-');
        }
        return id.toString();
    }

    private record Hold(String branch, String event) {}
}
