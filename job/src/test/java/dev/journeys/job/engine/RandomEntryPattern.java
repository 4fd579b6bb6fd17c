// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/** Makes up valid patterns of entries. */
final class RandomEntryPattern {
    private static final List<String> WINDOWS = List.of("PT1S", "PT2S", "PT5S", "PT20S");
    private static final List<String> FIRST_CONDITIONS =
            List.of("properties.n <= 2", "has(properties.id)", "profile.vip == true");
    private static final List<String> CONDITIONS =
            List.of(
                    "properties.n <= 2",
                    "properties.n == context.s0.n",
                    "has(profile.vip) == has(previous.vip)",
                    "!has(context.s0) || context.s0.n < 2");

    private final Random random;

    RandomEntryPattern(Random random) {
        this.random = random;
    }

    ObjectNode make() {
        ObjectNode pattern = JsonNodeFactory.instance.objectNode();
        int size = 1 + random.nextInt(3);
        if (random.nextInt(4) == 0) {
            ArrayNode members = pattern.put("within", pick(WINDOWS)).putArray("allOf");
            for (int i = 0; i < size; i++) {
                where(times(part(members.addObject(), i)), 0);
            }
            return pattern;
        }
        ArrayNode stages = pattern.putArray("sequence");
        for (int i = 0; i < size; i++) {
            ObjectNode stage = where(part(stages.addObject(), i), i);
            if (i > 0) {
                stage.put("contiguity", pick(List.of("next", "followed-by", "followed-by-any")));
            }
            times(stage);
        }
        end(stages, size);
        if (random.nextInt(4) > 0
                || stages.get(stages.size() - 1).path("contiguity").asText().startsWith("not")) {
            pattern.put("within", pick(WINDOWS));
        }
        return pattern;
    }

    private void end(ArrayNode stages, int size) {
        int kind = random.nextInt(5);
        if (kind < 2) {
            String contiguity = kind == 0 ? "not-followed-by" : "not-next";
            part(stages.addObject(), size).put("contiguity", contiguity);
        } else if (kind == 2) {
            part(stages.addObject(), size).put("optional", true);
            part(stages.addObject(), size + 1);
        }
    }

    private ObjectNode part(ObjectNode part, int index) {
        part.put("name", "s" + index).put("event", RandomEvents.name(random));
        return part;
    }

    private ObjectNode times(ObjectNode part) {
        switch (random.nextInt(6)) {
            case 0 -> part.put("times", 2);
            case 1 -> part.putObject("times").put("atLeast", 2);
            case 2 -> part.putObject("times").put("atMost", 2);
            default -> {}
        }
        return part;
    }

    private ObjectNode where(ObjectNode part, int index) {
        if (random.nextInt(3) == 0) {
            List<String> conditions = index == 0 ? FIRST_CONDITIONS : CONDITIONS;
            part.put("where", pick(conditions));
        }
        return part;
    }

    private String pick(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
