// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeys.job.state.DefinitionRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Made-up definitions and events; the same seed makes the same ones.
 *
 * @param lines Segment events
 */
record RandomCase(
        long seed, List<DefinitionRecord> definitions, List<String> lines, EngineOptions options) {
    private static final long HORIZON_MILLIS = 5_000;

    static RandomCase of(long seed) {
        Random random = new Random(seed);
        List<DefinitionRecord> definitions = new ArrayList<>();
        definitions.add(definition(new RandomDefinition(random).make("one", 1)));
        definitions.add(definition(new RandomDefinition(random).make("two", 1)));
        if (random.nextInt(4) == 0) {
            definitions.add(definition(new RandomDefinition(random).make("two", 2)));
        }
        EngineOptions options = new EngineOptions(HORIZON_MILLIS, EngineOptions.NO_END);
        if (random.nextInt(4) == 0) {
            options = options.until(RandomEvents.START + 1000L * (20 + random.nextInt(30)));
        }
        return new RandomCase(seed, definitions, new RandomEvents(random).make(), options);
    }

    private static DefinitionRecord definition(ObjectNode json) {
        return DefinitionRecord.published(
                json.get("id").asText(),
                json.get("version").asInt(),
                DefinitionRecord.ALWAYS,
                json.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("seed " + seed + ", " + options);
        for (DefinitionRecord definition : definitions) {
            text.append('\n').append(new String(definition.definition(), StandardCharsets.UTF_8));
        }
        lines.forEach(line -> text.append('\n').append(line));
        return text.toString();
    }
}
