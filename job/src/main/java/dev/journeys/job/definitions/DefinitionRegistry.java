// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.definitions;

import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.patterns.compile.CompiledJourney;
import dev.journeys.patterns.compile.CompiledTrigger;
import dev.journeys.patterns.parse.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The journeys that a subtask knows, compiled, and the index from event names to them. An event
 * that no version names costs one look-up. Used by one task thread.
 */
public final class DefinitionRegistry {
    private final Map<String, JourneyVersions> journeys = new HashMap<>();
    private final Map<String, List<JourneyVersions>> entries = new HashMap<>();
    private final Set<String> heard = new HashSet<>();

    /** The journeys whose entry is a pattern that any event may decide. */
    private final List<JourneyVersions> hearingEverything = new ArrayList<>();

    /**
     * Takes a control record.
     *
     * @return what is wrong with its definition; then nothing has changed. Empty where the record
     *     was taken
     */
    public List<Problem> accept(DefinitionRecord definition) {
        CompiledDefinitions.Result result = CompiledDefinitions.compile(definition.definition());
        if (!result.problems().isEmpty()) {
            return result.problems();
        }
        CompiledJourney compiled = result.journey();
        JourneyVersions versions = journeys.computeIfAbsent(compiled.id(), JourneyVersions::new);
        versions.publish(compiled, definition.effectiveFrom());
        index(versions, compiled);
        return List.of();
    }

    private void index(JourneyVersions versions, CompiledJourney compiled) {
        heard.addAll(compiled.heard());
        if (compiled.entry().trigger() instanceof CompiledTrigger.SeveralEvents several
                && several.pattern().isStrict()) {
            entries.values().forEach(listeners -> add(listeners, versions));
            add(hearingEverything, versions);
        }
        for (String event : compiled.entry().trigger().events()) {
            add(entries.computeIfAbsent(event, e -> new ArrayList<>(hearingEverything)), versions);
        }
    }

    private static void add(List<JourneyVersions> listeners, JourneyVersions versions) {
        if (!listeners.contains(versions)) {
            listeners.add(versions);
            listeners.sort(Comparator.comparing(JourneyVersions::journey));
        }
    }

    /** Whether the entry, an exit rule or a branch of some known version names the event. */
    public boolean names(String event) {
        return heard.contains(event);
    }

    /** Whether the entry of some known version is a pattern that any event may decide. */
    public boolean hearsEverything() {
        return !hearingEverything.isEmpty();
    }

    /** The journeys of which some version's entry sees the event, by id. */
    public List<JourneyVersions> enteredBy(String event) {
        return entries.getOrDefault(event, hearingEverything);
    }

    /**
     * The version of a journey that takes entries.
     *
     * @param time epoch milliseconds
     * @return null where none does
     */
    public @Nullable CompiledJourney takingEntriesAt(String journey, long time) {
        JourneyVersions versions = journeys.get(journey);
        return versions == null ? null : versions.takingEntriesAt(time);
    }

    /**
     * A version on which an instance is live.
     *
     * @throws IllegalStateException where it is not known: its record must not go while an instance
     *     is live on it
     */
    public CompiledJourney version(String journey, int version) {
        JourneyVersions versions = journeys.get(journey);
        CompiledJourney compiled = versions == null ? null : versions.version(version);
        if (compiled == null) {
            throw new IllegalStateException(
                    "Expected the definition of journey '"
                            + journey
                            + "' version "
                            + version
                            + ", on which an instance is live, but it is not known.");
        }
        return compiled;
    }
}
