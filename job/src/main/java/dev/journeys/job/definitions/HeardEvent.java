// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.definitions;

import dev.journeys.patterns.compile.CompiledJourney;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which of the known journeys the events of one name concern. It is looked up once for an event and
 * leads to all that the event needs of definitions: with thousands of journeys a look-up is the
 * dear part. Immutable, but the journeys that it leads to change, see {@link
 * DefinitionRegistry#heard(String, HeardEvent)}.
 */
public final class HeardEvent {
    /** Up to so many journeys are gone through, of more one is looked up. */
    private static final int FEW = 4;

    private final int generation;
    private final boolean named;
    private final boolean heard;
    private final List<JourneyVersions> listening;
    private final List<JourneyVersions> entered;

    /** Where one journey listens, as to most events, the short way to it. */
    private final @Nullable JourneyVersions only;

    /** Where more than a few listen. */
    private final @Nullable Map<String, JourneyVersions> byId;

    /**
     * @param generation of the index
     * @param listening the journeys of which the entry, an exit rule or a branch of some version
     *     names the event
     * @param entered the journeys of which some version's entry sees the event, by id
     */
    HeardEvent(int generation, List<JourneyVersions> listening, List<JourneyVersions> entered) {
        this.generation = generation;
        this.listening = List.copyOf(listening);
        this.entered = List.copyOf(entered);
        named = !listening.isEmpty();
        heard = named || !entered.isEmpty();
        only = listening.size() == 1 ? listening.get(0) : null;
        byId = listening.size() > FEW ? byId(listening) : null;
    }

    private static Map<String, JourneyVersions> byId(List<JourneyVersions> listening) {
        Map<String, JourneyVersions> byId = new HashMap<>();
        listening.forEach(versions -> byId.put(versions.journey(), versions));
        return byId;
    }

    int generation() {
        return generation;
    }

    /**
     * Whether the entry, an exit rule or a branch of some known version names the event. A version
     * is known until its {@link JourneyVersions#lastUse last use}.
     */
    public boolean isNamed() {
        return named;
    }

    /** Whether it is named, or the pattern of some entry sees every event. */
    public boolean isHeard() {
        return heard;
    }

    /** The journeys of which some version's entry sees the event, by id. */
    public List<JourneyVersions> entered() {
        return entered;
    }

    /**
     * A version on which an instance is live.
     *
     * @return null where no version of the journey names the event, so that it does not concern the
     *     instance
     * @throws IllegalStateException where the version is not known, though others of the journey
     *     name the event
     */
    public @Nullable CompiledJourney version(String journey, int version) {
        JourneyVersions versions = listening(journey);
        return versions == null ? null : versions.ofInstance(version);
    }

    private @Nullable JourneyVersions listening(String journey) {
        if (only != null) {
            return only.isOf(journey) ? only : null;
        }
        if (byId != null) {
            return byId.get(journey);
        }
        for (JourneyVersions versions : listening) {
            if (versions.isOf(journey)) {
                return versions;
            }
        }
        return null;
    }
}
