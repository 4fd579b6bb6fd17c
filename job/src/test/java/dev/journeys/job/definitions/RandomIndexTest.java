// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.DefinitionStatus;
import dev.journeys.patterns.compile.CompiledJourney;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The index of a registry against the obvious computation: random versions are added, superseded,
 * archived, removed and forgotten while time goes on, and answers found before are asked again.
 */
class RandomIndexTest {
    private static final List<String> JOURNEYS = names("journey", 8);
    private static final List<String> EVENTS = names("event", 6);
    private static final int VERSIONS = 3;
    private static final int STEPS = 400;

    private final DefinitionRegistry registry = new DefinitionRegistry();
    private final Map<String, Drawn> versions = new TreeMap<>();
    private final Map<String, DefinitionRecord> records = new HashMap<>();
    private final Map<String, HeardEvent> before = new HashMap<>();

    /** The versions that listen. */
    private final Set<String> listening = new HashSet<>();

    private long time = Long.MIN_VALUE;

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void leadsToWhatAnEventConcernsWhateverHasChanged(long seed) {
        // given
        Random random = new Random(seed);

        for (int i = 0; i < STEPS; i++) {
            // when
            change(random);

            // then
            for (String event : EVENTS) {
                if (random.nextBoolean()) {
                    HeardEvent kept = before.get(event);
                    HeardEvent heard = registry.heard(event, kept);
                    assertIsRight(event, heard);
                    assertIsRight(event, registry.heard(event));
                    before.put(event, heard);
                }
            }
        }
    }

    private void change(Random random) {
        String journey = JOURNEYS.get(random.nextInt(JOURNEYS.size()));
        int version = 1 + random.nextInt(VERSIONS);
        String key = journey + '/' + version;
        switch (random.nextInt(9)) {
            case 0, 1, 2 -> {
                if (versions.containsKey(key)) {
                    return;
                }
                add(key, Drawn.of(random, journey, version));
            }
            case 3, 4, 5 -> set(random, journey, version);
            case 6 -> {
                if (records.isEmpty()) {
                    return;
                }
                remove(records.values().iterator().next());
            }
            case 7 -> {
                boolean outlived = versions.containsKey(key) && !listens(versions.get(key));
                forget(journey, version);
                if (outlived) {
                    // Nobody begins to listen again for that.
                    return;
                }
            }
            default -> {
                time = (time == Long.MIN_VALUE ? 0 : time) + random.nextInt(3_000);
                registry.indexAt(time);
            }
        }
        listening.clear();
        versions.forEach(
                (known, drawn) -> {
                    if (listens(drawn)) {
                        listening.add(known);
                    }
                });
    }

    private void add(String key, Drawn drawn) {
        versions.put(key, drawn);
        registry.add(drawn.compiled);
    }

    private void set(Random random, String journey, int version) {
        long from = random.nextInt(4) == 0 ? DefinitionRecord.ALWAYS : random.nextInt(30) * 1_000;
        DefinitionStatus[] all = DefinitionStatus.values();
        DefinitionRecord record =
                new DefinitionRecord(journey, version, from, all[random.nextInt(all.length)], null);
        records.put(record.key(), record);
        registry.set(record, from);
    }

    private void remove(DefinitionRecord record) {
        records.remove(record.key());
        registry.remove(record);
    }

    private void forget(String journey, int version) {
        versions.remove(journey + '/' + version);
        records.values().removeIf(r -> r.journey().equals(journey) && r.version() == version);
        registry.forget(journey, version);
    }

    private void assertIsRight(String event, HeardEvent heard) {
        List<Drawn> present =
                versions.entrySet().stream()
                        .filter(version -> listening.contains(version.getKey()))
                        .map(Map.Entry::getValue)
                        .toList();
        List<Drawn> naming = present.stream().filter(v -> v.names(event)).toList();
        List<String> entered =
                present.stream()
                        .filter(v -> v.strict || v.entries.contains(event))
                        .map(v -> v.compiled.id())
                        .distinct()
                        .toList();
        assertThat(heard.isNamed()).isEqualTo(!naming.isEmpty());
        assertThat(heard.isHeard()).isEqualTo(!naming.isEmpty() || !entered.isEmpty());
        assertThat(heard.entered()).extracting(JourneyVersions::journey).isEqualTo(entered);
        for (JourneyVersions each : heard.entered()) {
            assertThat(each.takingEntriesAt(time))
                    .isSameAs(registry.takingEntriesAt(each.journey(), time));
        }
        List<String> ids = naming.stream().map(v -> v.compiled.id()).toList();
        for (String journey : JOURNEYS) {
            for (int version = 1; version <= VERSIONS; version++) {
                Drawn drawn = versions.get(journey + '/' + version);
                if (drawn != null) {
                    assertThat(heard.version(journey, version))
                            .isSameAs(ids.contains(journey) ? drawn.compiled : null);
                }
            }
        }
    }

    /** Nobody can be on a version for longer than it expires after a higher one took over. */
    private boolean listens(Drawn drawn) {
        CompiledJourney compiled = drawn.compiled;
        long superseded =
                records.values().stream()
                        .filter(record -> record.journey().equals(compiled.id()))
                        .filter(record -> record.version() > compiled.version())
                        .filter(this::counts)
                        .mapToLong(DefinitionRecord::effectiveFrom)
                        .min()
                        .orElse(Long.MAX_VALUE);
        return superseded == Long.MAX_VALUE
                || superseded == DefinitionRecord.ALWAYS
                || superseded + compiled.expireAfterMillis() >= time;
    }

    private boolean counts(DefinitionRecord record) {
        return record.status() != DefinitionStatus.PUBLISHED
                || versions.containsKey(record.journey() + '/' + record.version());
    }

    private static List<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    /**
     * A version with what its definition says.
     *
     * @param strict whether its entry is a pattern that sees every event
     */
    private record Drawn(
            CompiledJourney compiled, List<String> entries, List<String> others, boolean strict) {
        private static final String TEXT =
                """
                {"id":"%s","version":%d,"expireAfter":"PT%dS","entry":{%s},
                 "exits":[{"name":"gone","event":"%s"}],
                 "steps":[{"id":"wait","type":"hold-until","atMost":"PT1H",
                   "branches":[{"name":"done","event":["%s","%s"]}]}]}
                """;

        static Drawn of(Random random, String journey, int version) {
            List<String> entries = some(random, 2);
            List<String> others = some(random, 3);
            boolean pattern = random.nextInt(4) == 0;
            boolean strict = pattern && random.nextBoolean();
            String entry =
                    pattern
                            ? sequence(entries, strict ? "next" : "followed-by")
                            : "\"event\":[\"%s\",\"%s\"]".formatted(entries.toArray());
            String text =
                    TEXT.formatted(
                            journey,
                            version,
                            1 + random.nextInt(9),
                            entry,
                            others.get(0),
                            others.get(1),
                            others.get(2));
            byte[] definition = text.getBytes(StandardCharsets.UTF_8);
            CompiledJourney compiled = CompiledDefinitions.compile(definition).journey();
            return new Drawn(compiled, entries, others, strict);
        }

        private static String sequence(List<String> events, String contiguity) {
            return """
            "pattern":{"sequence":[{"name":"a","event":"%s"},
              {"name":"b","event":"%s","contiguity":"%s"}]}
            """
                    .formatted(events.get(0), events.get(1), contiguity);
        }

        /** Different ones. */
        private static List<String> some(Random random, int count) {
            List<String> events = new ArrayList<>(EVENTS);
            Collections.shuffle(events, random);
            return List.copyOf(events.subList(0, count));
        }

        boolean names(String event) {
            return entries.contains(event) || others.contains(event);
        }
    }
}
