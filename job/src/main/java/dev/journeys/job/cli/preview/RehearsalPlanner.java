// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeys.job.state.JourneyEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plans how a journey's sends are rehearsed. All sends of steps are in one rehearsal: an instance
 * enters with the entry event, takes each later event as the branch that names it would, and then
 * goes from send to send, whatever their conditions. Each exit rule with a send has a rehearsal of
 * its own, since it ends the instance. Conditions, splits and waits are left out: whether an
 * instance gets there is what a replay shows.
 */
public final class RehearsalPlanner {
    /** A wait that does not end by itself. */
    static final String LONG = "P3650D";

    private final JsonNode journey;
    private final Scene scene;
    private final Derivation derivation;
    private final List<String> notes;

    private RehearsalPlanner(JsonNode journey, Scene scene) {
        this.journey = journey;
        this.scene = scene;
        this.derivation = new Derivation(journey, scene);
        String note = scene.note();
        this.notes = note == null ? List.of() : List.of(note);
    }

    /**
     * Plans them.
     *
     * @param journey a valid definition
     * @param events as {@link PreviewEvents} gives them
     * @return none where the journey sends nothing
     */
    public static List<Rehearsal> plan(JsonNode journey, List<JourneyEvent> events) {
        RehearsalPlanner planner = new RehearsalPlanner(journey, Scene.of(journey, events));
        List<Rehearsal> rehearsals = new ArrayList<>();
        List<JsonNode> sends = planner.sends();
        if (!sends.isEmpty()) {
            rehearsals.add(planner.ofSteps(sends));
        }
        for (JsonNode rule : journey.path("exits")) {
            if (rule.has("send")) {
                rehearsals.add(planner.ofExit(rule));
            }
        }
        return rehearsals;
    }

    private List<JsonNode> sends() {
        List<JsonNode> sends = new ArrayList<>();
        for (JsonNode step : journey.path("steps")) {
            if (step.path("type").asText().equals("send")) {
                sends.add(step);
            }
        }
        return sends;
    }

    private Rehearsal ofSteps(List<JsonNode> sends) {
        ObjectNode definition = derivation.definition();
        ArrayNode steps = definition.putArray("steps");
        Holds holds = new Holds(journey, scene.after());
        holds.addTo(steps, sends.get(0).path("id").asText());
        List<PlannedSend> planned = new ArrayList<>();
        for (int i = 0; i < sends.size(); i++) {
            ObjectNode step = sends.get(i).deepCopy();
            step.remove(List.of("when", "next"));
            if (i + 1 < sends.size()) {
                step.put("next", sends.get(i + 1).path("id").asText());
            }
            steps.add(step);
            planned.add(
                    new PlannedSend(step.path("id").asText(), false, when(sends.get(i)), notes));
        }
        List<String> lines = derivation.opening();
        lines.addAll(holds.lines());
        return new Rehearsal(bytes(definition), lines, planned);
    }

    private Rehearsal ofExit(JsonNode rule) {
        Set<String> names = Scene.names(rule.path("event"));
        JourneyEvent event = scene.lastOf(names);
        int at = scene.after().indexOf(event);
        Holds holds = new Holds(journey, at < 0 ? List.of() : scene.after().subList(0, at));
        ObjectNode definition = derivation.definition();
        ArrayNode steps = definition.putArray("steps");
        String wait = waitingStep();
        holds.addTo(steps, wait);
        steps.addObject().put("id", wait).put("type", "delay").put("for", LONG);
        ObjectNode send = rule.path("send").deepCopy();
        send.remove("when");
        definition
                .putArray("exits")
                .addObject()
                .put("name", rule.path("name").asText())
                .put("event", event.name())
                .put("matchIdentifier", false)
                .set("send", send);
        // What the instance has entered with may be what ends it, too.
        List<String> lines = at < 0 ? derivation.openingOfCopies() : derivation.opening();
        lines.addAll(holds.lines());
        lines.add(EventLines.of(event));
        return new Rehearsal(bytes(definition), lines, List.of(planned(rule, names, event)));
    }

    private PlannedSend planned(JsonNode rule, Set<String> names, JourneyEvent event) {
        List<String> all = new ArrayList<>(notes);
        if (!names.contains(event.name())) {
            all.add(
                    "'"
                            + event.name()
                            + "' stands in for the exit event '"
                            + String.join("' or '", names)
                            + "'.");
        }
        return new PlannedSend(rule.path("name").asText(), true, when(rule.path("send")), all);
    }

    /** Where the instance waits for its exit: a step of the journey, as its deliveries name it. */
    private String waitingStep() {
        for (JsonNode step : journey.path("steps")) {
            String type = step.path("type").asText();
            if (type.equals("hold-until") || type.equals("delay")) {
                return step.path("id").asText();
            }
        }
        return journey.path("steps").path(0).path("id").asText();
    }

    private static @Nullable String when(JsonNode send) {
        return send.has("when") ? send.path("when").asText() : null;
    }

    private static byte[] bytes(ObjectNode definition) {
        return definition.toString().getBytes(StandardCharsets.UTF_8);
    }
}
