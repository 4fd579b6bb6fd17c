// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.definitions;

import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.patterns.compile.CompiledJourney;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The journeys that a subtask knows, compiled, and the index from event names to them. An event
 * costs one look-up. Used by one task thread.
 */
public final class DefinitionRegistry {
    private final Map<String, JourneyVersions> journeys = new HashMap<>();
    private final Map<String, JourneyVersions> archived = new HashMap<>();

    /** Made where it is asked for and something has changed. */
    private @Nullable EventIndex index;

    private int generation;
    private long indexedTime = Long.MIN_VALUE;

    /** What was asked for last: for one event a version is asked for several times. */
    private @Nullable CompiledJourney last;

    /** Written by the task's thread, read by metrics too. */
    private volatile long count;

    /** Adds a version of a journey, if it is not known; it takes entries once it is published. */
    void add(CompiledJourney compiled) {
        change(compiled.id(), versions -> versions.add(compiled));
    }

    /**
     * Sets a control record.
     *
     * @param countsFrom epoch milliseconds from which it counts
     */
    void set(DefinitionRecord record, long countsFrom) {
        change(record.journey(), versions -> versions.set(record, countsFrom));
    }

    /** Removes a control record; its version stays for those who are on it. */
    void remove(DefinitionRecord record) {
        change(record.journey(), versions -> versions.remove(record.key()));
    }

    /**
     * Forgets a version after its last use, and its records. Without them a lower version's last
     * use may seem to be later; it listens to nothing any more nevertheless.
     */
    void forget(String journey, int version) {
        EventIndex withoutIt = isOutlived(journey, version, indexedTime) ? index() : null;
        change(journey, versions -> versions.forget(version));
        index = withoutIt;
    }

    /**
     * From here on a version whose last use was before the time listens to nothing any more.
     *
     * @param time epoch milliseconds
     */
    void indexAt(long time) {
        indexedTime = time;
        index = null;
    }

    private void change(String journey, Consumer<JourneyVersions> change) {
        last = null;
        index = null;
        JourneyVersions versions = journeys.computeIfAbsent(journey, JourneyVersions::new);
        int before = versions.compiled().size();
        change.accept(versions);
        count += versions.compiled().size() - before;
        if (versions.isEmpty()) {
            journeys.remove(versions.journey());
        }
        if (versions.isEverArchived()) {
            archived.put(versions.journey(), versions);
        } else {
            archived.remove(versions.journey());
        }
    }

    /** Which journeys events of a name concern. */
    public HeardEvent heard(String event) {
        return index().heard(event);
    }

    private EventIndex index() {
        EventIndex known = index;
        if (known == null) {
            known = EventIndex.of(journeys.values(), indexedTime, ++generation);
            index = known;
        }
        return known;
    }

    /**
     * The same for an event that may have been looked up before: while nothing has changed that
     * answer holds.
     *
     * @param before an answer of this registry for the same name, or null
     */
    public HeardEvent heard(String event, @Nullable HeardEvent before) {
        return before != null && index != null && before.generation() == generation
                ? before
                : heard(event);
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
     * @throws IllegalStateException where it is not known: it must not go while an instance is live
     *     on it
     */
    public CompiledJourney version(String journey, int version) {
        CompiledJourney known = last;
        if (known != null && known.version() == version && known.id().equals(journey)) {
            return known;
        }
        CompiledJourney compiled = find(journey, version);
        if (compiled == null) {
            throw JourneyVersions.unknown(journey, version);
        }
        last = compiled;
        return compiled;
    }

    @Nullable CompiledJourney find(String journey, int version) {
        JourneyVersions versions = journeys.get(journey);
        return versions == null ? null : versions.version(version);
    }

    /** Whether nobody can be on a version any more at a time, because a higher one took over. */
    boolean isOutlived(String journey, int version, long time) {
        JourneyVersions versions = journeys.get(journey);
        CompiledJourney compiled = find(journey, version);
        return versions != null && compiled != null && versions.lastUse(compiled) < time;
    }

    /**
     * When an instance ends because its journey is archived.
     *
     * @param start epoch milliseconds at which the instance entered
     * @return epoch milliseconds, or {@link JourneyVersions#NEVER}
     */
    public long archivedAfter(String journey, long start) {
        JourneyVersions versions = archived.get(journey);
        return versions == null ? JourneyVersions.NEVER : versions.archivedAfter(start);
    }

    /** Whether any journey is archived at some time. */
    public boolean hasArchived() {
        return !archived.isEmpty();
    }

    /** The journeys that are archived at some time, in no order. */
    public Iterable<JourneyVersions> archived() {
        return archived.values();
    }

    /** The ids of the journeys of which something is known. */
    public SortedSet<String> ids() {
        return new TreeSet<>(journeys.keySet());
    }

    /** Whether something is known of a journey. */
    public boolean knows(String journey) {
        return journeys.containsKey(journey);
    }

    /** How many versions of journeys are known. May be called by any thread. */
    public long versions() {
        return count;
    }

    /** All journeys of which something is known, in no order. */
    Iterable<JourneyVersions> journeys() {
        return journeys.values();
    }
}
