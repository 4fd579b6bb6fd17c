// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes up valid definitions. Steps that wait may lead anywhere, all others only forward, so that
 * every cycle has a wait on it; steps that no path leads to are left out.
 */
final class RandomDefinition {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> DURATIONS =
            List.of("PT0.001S", "PT1S", "PT2S", "PT3S", "PT5S");
    private static final List<String> EVENT_CONDITIONS =
            List.of(
                    "properties.n == 1",
                    "properties.n <= 2",
                    "has(properties.id)",
                    "profile.vip == true",
                    "has(profile.vip) != has(previous.vip)",
                    "event.timestamp == now");
    private static final List<String> CONTEXT_CONDITIONS =
            List.of("properties.n == entry.n", "context.e1.n < 2", "size(context) < 4");
    private static final List<String> STEP_CONDITIONS =
            List.of(
                    "entry.n > 1",
                    "profile.vip",
                    "has(context.e2)",
                    "context.e1.n == entry.n",
                    "now - journey.enteredAt < duration('4s')");
    private static final List<String> TIMES =
            List.of(
                    "timestamp(entry.at)",
                    "timestamp(profile.at)",
                    "now + duration('1.0005s')",
                    "journey.enteredAt + duration('2s')",
                    "now");
    private static final List<String> ZONES =
            List.of(
                    "UTC",
                    "-09:59",
                    "Asia/Kathmandu",
                    "{{ profile.zone }}",
                    "{{ entry.zone }}",
                    "UTC{{ entry.zone }}");
    private static final List<String> PAYLOADS =
            List.of(
                    "{{ context }}",
                    "{{ entry.at }}",
                    "{{ profile }}",
                    "at {{ now }}: {{ journey.step }} {{ profile.vip }}");

    private final Random random;
    private final int steps;

    RandomDefinition(Random random) {
        this.random = random;
        this.steps = 1 + random.nextInt(7);
    }

    /** A definition with an id and a version. */
    ObjectNode make(String id, int version) {
        ObjectNode definition = JSON.objectNode();
        definition.put("id", id).put("version", version);
        definition.set("entry", entry());
        if (random.nextBoolean()) {
            definition.set("exits", exits());
        }
        if (random.nextInt(3) == 0) {
            definition.put("expireAfter", pick(List.of("PT4S", "PT8S", "PT30S")));
        }
        Map<String, ObjectNode> made = new LinkedHashMap<>();
        for (int index = 0; index < steps; index++) {
            made.put("s" + index, step(index));
        }
        Set<String> reached = reached(made);
        ArrayNode all = definition.putArray("steps");
        made.values().stream()
                .filter(s -> reached.contains(s.get("id").asText()))
                .forEach(all::add);
        return definition;
    }

    private ObjectNode entry() {
        ObjectNode entry = JSON.objectNode();
        if (random.nextInt(3) == 0) {
            entry.set("pattern", new RandomEntryPattern(random).make());
        } else {
            sometimes(events(entry), "where", EVENT_CONDITIONS, 4);
        }
        sometimes(entry, "audience", List.of("vip"), 8);
        sometimes(entry, "identifier", List.of("id"), 2);
        sometimes(entry, "whenLive", List.of("ignore", "restart"), 2);
        switch (random.nextInt(8)) {
            case 0 -> entry.put("reentry", "once");
            case 1 -> entry.put("reentry", "every-event");
            case 2 -> entry.putObject("reentry").put("after", pick(DURATIONS));
            default -> {}
        }
        return entry;
    }

    private ArrayNode exits() {
        ArrayNode exits = JSON.arrayNode();
        for (int index = 0; index <= random.nextInt(2); index++) {
            ObjectNode exit = events(exits.addObject().put("name", "exit " + index));
            sometimes(exit, "where", conditions(), 2);
            if (random.nextInt(3) == 0) {
                exit.put("matchIdentifier", random.nextBoolean());
            }
            if (random.nextBoolean()) {
                exit.set("send", send(JSON.objectNode()));
            }
        }
        return exits;
    }

    private ObjectNode step(int index) {
        ObjectNode step = JSON.objectNode().put("id", "s" + index);
        // Most journeys begin with a wait, since whoever does not wait is soon gone.
        int kind = random.nextInt(index == 0 ? 5 : 10);
        switch (kind) {
            case 0, 1, 2 -> holdUntil(step, index + 1);
            case 3 -> delayFor(step, index + 1);
            case 4 -> delayUntilOrWindow(step, index + 1);
            case 5 -> dataSplit(step, index + 1);
            case 6 -> randomSplit(step, index + 1);
            case 7, 8 -> next(send(step.put("type", "send")), "next", index + 1);
            default -> exit(step);
        }
        return step;
    }

    private void delayFor(ObjectNode step, int forward) {
        step.put("type", "delay").put("for", pick(DURATIONS));
        next(step, "next", anywhereOr(forward));
    }

    private void holdUntil(ObjectNode step, int forward) {
        step.put("type", "hold-until").put("atMost", pick(DURATIONS));
        ArrayNode branches = step.putArray("branches");
        for (int index = 0; index <= random.nextInt(3); index++) {
            ObjectNode branch = events(branches.addObject().put("name", "branch " + index));
            sometimes(branch, "where", conditions(), 2);
            if (random.nextInt(3) == 0) {
                branch.put("restart", true);
            } else {
                next(branch, "next", anywhereOr(forward));
            }
        }
        next(step, "timeout", anywhereOr(forward));
    }

    private void delayUntilOrWindow(ObjectNode step, int from) {
        step.put("type", "delay");
        if (random.nextBoolean()) {
            step.put("until", pick(TIMES));
        } else {
            window(step.putObject("window"));
        }
        next(step, "next", from);
        if (random.nextBoolean()) {
            next(step, "otherwise", from);
        }
    }

    /** Near the beginning of the events, in UTC or in Kathmandu, or just after midnight. */
    private void window(ObjectNode window) {
        window.put("from", pick(List.of("10:00", "10:01", "15:45", "00:01", "15:46")));
        window.put("to", pick(List.of("10:02", "15:47", "00:02", "24:00")));
        if (random.nextInt(4) == 0) {
            window.putArray("days").add(pick(List.of("SAT", "SUN"))).add("MON");
        }
        window.put("zone", pick(ZONES));
    }

    private void dataSplit(ObjectNode step, int from) {
        ArrayNode branches = step.put("type", "data-split").putArray("branches");
        for (int index = 0; index <= random.nextInt(2); index++) {
            ObjectNode branch = branches.addObject().put("name", "branch " + index);
            next(branch.put("when", pick(STEP_CONDITIONS)), "next", from);
        }
        next(step, "otherwise", from);
    }

    private void randomSplit(ObjectNode step, int from) {
        ArrayNode branches = step.put("type", "random-split").putArray("branches");
        next(branches.addObject().put("name", "a").put("percent", 33.33), "next", from);
        next(branches.addObject().put("name", "b").put("percent", 66.67), "next", from);
        if (random.nextBoolean()) {
            step.put("sticky", random.nextBoolean());
        }
    }

    private void exit(ObjectNode step) {
        sometimes(step.put("type", "exit"), "reason", List.of("enough"), 2);
    }

    private ObjectNode send(ObjectNode send) {
        send.put("destination", "email");
        sometimes(send, "when", STEP_CONDITIONS.subList(0, 4), 2);
        sometimes(send, "event", List.of("Hello"), 2);
        if (random.nextInt(3) > 0) {
            send.putObject("payload").put("a", pick(PAYLOADS)).put("b", pick(PAYLOADS));
        }
        return send;
    }

    private List<String> conditions() {
        return random.nextBoolean() ? EVENT_CONDITIONS : CONTEXT_CONDITIONS;
    }

    private ObjectNode events(ObjectNode node) {
        if (random.nextInt(3) > 0) {
            return node.put("event", RandomEvents.name(random));
        }
        Set<String> names =
                new TreeSet<>(List.of(RandomEvents.name(random), RandomEvents.name(random)));
        names.forEach(node.putArray("event")::add);
        return node;
    }

    /** Mostly forward, so that not every journey ends in a loop. */
    private int anywhereOr(int forward) {
        return random.nextInt(4) == 0 ? 0 : forward;
    }

    /** Leads to some step from an index on, or nowhere. */
    private void next(ObjectNode node, String field, int from) {
        if (from < steps && random.nextInt(4) > 0) {
            node.put(field, "s" + (from + random.nextInt(steps - from)));
        }
    }

    private void sometimes(ObjectNode node, String field, List<String> values, int oneIn) {
        if (random.nextInt(oneIn) == 0) {
            node.put(field, pick(values));
        }
    }

    private String pick(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static Set<String> reached(Map<String, ObjectNode> steps) {
        Set<String> reached = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(List.of("s0"));
        while (!open.isEmpty()) {
            String id = open.pop();
            if (reached.add(id)) {
                ObjectNode step = steps.get(id);
                for (String field : List.of("next", "timeout", "otherwise")) {
                    for (JsonNode next : step.findValues(field)) {
                        open.add(next.asText());
                    }
                }
            }
        }
        return reached;
    }
}
