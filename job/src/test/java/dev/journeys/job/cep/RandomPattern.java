// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cep;

import dev.journeys.patterns.compile.CompiledPattern;
import dev.journeys.patterns.compile.CompiledTrigger;
import dev.journeys.patterns.compile.JourneyCompiler;
import dev.journeys.patterns.definition.EntryTrigger;
import dev.journeys.patterns.definition.JourneyDefinition;
import dev.journeys.patterns.definition.PatternDefinition;
import dev.journeys.patterns.validate.DefinitionReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A made-up pattern, read and compiled as a user's is, and made-up events.
 *
 * @param text the pattern's JSON
 */
record RandomPattern(
        long seed,
        String text,
        PatternDefinition definition,
        CompiledPattern compiled,
        List<SeenEvent> events) {
    private static final List<String> NAMES = List.of("a", "b", "c");
    private static final List<String> CONTIGUITIES =
            List.of("next", "followed-by", "followed-by-any", "not-next", "not-followed-by");
    private static final long[] STEPS = {0, 0, 0, 1, 1, 2, 3, 5};

    static RandomPattern of(long seed) {
        Random random = new Random(seed);
        while (true) {
            String text = pattern(random);
            String journey =
                    "{\"id\":\"j\",\"version\":1,\"entry\":{\"pattern\":"
                            + text
                            + "},\"steps\":[{\"id\":\"s\",\"type\":\"exit\"}]}";
            if (DefinitionReader.read(journey) instanceof DefinitionReader.Valid valid) {
                JourneyDefinition definition = valid.definition();
                var trigger =
                        (CompiledTrigger.SeveralEvents)
                                new JourneyCompiler().compile(definition).entry().trigger();
                return new RandomPattern(
                        seed,
                        text,
                        ((EntryTrigger.SeveralEvents) definition.entry().trigger()).pattern(),
                        trigger.pattern(),
                        events(random));
            }
        }
    }

    private static String pattern(Random random) {
        String within =
                random.nextInt(6) == 0
                        ? ""
                        : "\"within\":\"PT0.%03dS\",".formatted(2 + random.nextInt(14));
        List<String> parts = new ArrayList<>();
        boolean anyOrder = random.nextInt(6) == 0;
        int size = 1 + random.nextInt(anyOrder ? 3 : 4);
        for (int i = 0; i < size; i++) {
            parts.add(anyOrder ? member(random, i) : stage(random, i));
        }
        String list = anyOrder ? "allOf" : "sequence";
        return "{" + within + "\"" + list + "\":[" + String.join(",", parts) + "]}";
    }

    private static String member(Random random, int index) {
        String times = random.nextInt(5) == 0 ? ",\"times\":2" : "";
        return start(random, index) + times + where(random, 0) + "}";
    }

    private static String stage(Random random, int index) {
        StringBuilder stage = new StringBuilder(start(random, index));
        String contiguity = CONTIGUITIES.get(random.nextInt(CONTIGUITIES.size()));
        if (index > 0 && random.nextInt(4) > 0) {
            stage.append(",\"contiguity\":\"").append(contiguity).append('"');
        }
        if (!contiguity.startsWith("not")) {
            stage.append(times(random));
            stage.append(random.nextInt(6) == 0 ? ",\"optional\":true" : "");
        }
        return stage.append(where(random, index)).append('}').toString();
    }

    private static String start(Random random, int index) {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        String other = NAMES.get(random.nextInt(NAMES.size()));
        String event =
                random.nextInt(5) == 0
                        ? "[\"" + name + "\",\"" + other + "\"]"
                        : "\"" + name + "\"";
        return "{\"name\":\"stage:%d\",\"event\":%s".formatted(index, event);
    }

    private static String times(Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> ",\"times\":2";
            case 1 -> ",\"times\":{\"atLeast\":1}";
            case 2 -> ",\"times\":{\"atLeast\":2}";
            case 3 -> ",\"times\":{\"atMost\":2}";
            case 4 -> ",\"times\":{\"atLeast\":2,\"atMost\":3}";
            default -> "";
        };
    }

    private static String where(Random random, int index) {
        int kind = random.nextInt(4);
        if (kind == 0) {
            return ",\"where\":\"" + Conditions.atLeast(1 + random.nextInt(2)) + "\"";
        }
        return kind == 1 && index > 0
                ? ",\"where\":\"" + Conditions.sameAs("stage:" + random.nextInt(index)) + "\""
                : "";
    }

    private static List<SeenEvent> events(Random random) {
        List<SeenEvent> events = new ArrayList<>();
        long time = 1;
        for (int i = 0; i < 12 + random.nextInt(14); i++) {
            time += STEPS[random.nextInt(STEPS.length)];
            int name = random.nextInt(7);
            events.add(
                    new SeenEvent(
                            0,
                            i,
                            time,
                            name < 6 ? NAMES.get(name % NAMES.size()) : "x",
                            random.nextInt(3)));
        }
        return events;
    }

    @Override
    public String toString() {
        return "seed " + seed + ": " + text + " on " + events;
    }
}
