// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.definitions;

import dev.journeys.patterns.compile.CompiledJourney;
import dev.journeys.patterns.compile.CompiledTrigger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** From the names of events to the journeys that they concern. Immutable. */
final class EventIndex {
    private static final Comparator<JourneyVersions> BY_ID =
            Comparator.comparing(JourneyVersions::journey);

    private final Map<String, HeardEvent> named;
    private final HeardEvent unnamed;

    private EventIndex(int generation, Builder builder) {
        builder.hearingEverything.sort(BY_ID);
        named = new HashMap<>(builder.names.size() * 2);
        unnamed = new HeardEvent(generation, List.of(), builder.hearingEverything);
        builder.names.forEach(
                (name, journeys) ->
                        named.put(
                                name,
                                new HeardEvent(
                                        generation,
                                        journeys.listening,
                                        merged(journeys.entered, builder.hearingEverything))));
    }

    private static List<JourneyVersions> merged(
            List<JourneyVersions> some, List<JourneyVersions> others) {
        if (others.isEmpty()) {
            some.sort(BY_ID);
            return some;
        }
        return Stream.concat(some.stream(), others.stream()).distinct().sorted(BY_ID).toList();
    }

    /**
     * Makes an index.
     *
     * @param time epoch milliseconds; a version whose last use was before it listens to nothing
     * @param generation of the index
     */
    static EventIndex of(Collection<JourneyVersions> journeys, long time, int generation) {
        Builder builder = new Builder();
        for (JourneyVersions versions : journeys) {
            for (CompiledJourney compiled : versions.compiled()) {
                if (versions.lastUse(compiled) >= time) {
                    builder.add(versions, compiled);
                }
            }
        }
        return new EventIndex(generation, builder);
    }

    HeardEvent heard(String event) {
        return named.getOrDefault(event, unnamed);
    }

    /** Collects journeys, one after the other. */
    private static final class Builder {
        private final Map<String, Journeys> names = new HashMap<>();

        /** Those whose entry is a pattern that any event may decide. */
        private final List<JourneyVersions> hearingEverything = new ArrayList<>();

        void add(JourneyVersions versions, CompiledJourney compiled) {
            CompiledTrigger trigger = compiled.entry().trigger();
            for (String name : compiled.heard()) {
                Journeys journeys = names.computeIfAbsent(name, none -> new Journeys());
                addLast(journeys.listening, versions);
                if (trigger.events().contains(name)) {
                    addLast(journeys.entered, versions);
                }
            }
            if (trigger instanceof CompiledTrigger.SeveralEvents several
                    && several.pattern().isStrict()) {
                addLast(hearingEverything, versions);
            }
        }

        private static void addLast(List<JourneyVersions> journeys, JourneyVersions versions) {
            if (journeys.isEmpty() || journeys.get(journeys.size() - 1) != versions) {
                journeys.add(versions);
            }
        }
    }

    /** The journeys that listen to events of a name, and those among them that it enters. */
    private static final class Journeys {
        private final List<JourneyVersions> listening = new ArrayList<>(1);
        private final List<JourneyVersions> entered = new ArrayList<>(1);
    }
}
