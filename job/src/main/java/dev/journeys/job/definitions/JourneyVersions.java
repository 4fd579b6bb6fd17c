// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.definitions;

import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.DefinitionStatus;
import dev.journeys.patterns.compile.CompiledJourney;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All known versions of one journey, and what its control records make of them over event time
 * (section 5 of the journey format).
 */
public final class JourneyVersions {
    /** There is no such time. */
    public static final long NEVER = Long.MAX_VALUE;

    private final String journey;
    private final int hash;
    private final Map<Integer, CompiledJourney> compiled = new HashMap<>();
    private final Map<String, ControlRecord> records = new TreeMap<>();
    private Decisions decisions = Decisions.NONE;

    /** Where there is one version only: with thousands of journeys a short way counts. */
    private @Nullable CompiledJourney only;

    /** The version that takes entries from {@link #newestFrom} on. */
    private @Nullable CompiledJourney newest;

    /** From when on the last decision holds, in epoch milliseconds. */
    private long newestFrom = NEVER;

    JourneyVersions(String journey) {
        // As compiled journeys have it, so that comparing their ids with it is one look.
        this.journey = journey.intern();
        hash = journey.hashCode();
    }

    /** The journey's id. */
    public String journey() {
        return journey;
    }

    /** Whether this is the journey with an id. Others mostly show by the hash, which is near. */
    boolean isOf(String id) {
        return id.hashCode() == hash && id.equals(journey);
    }

    /**
     * The version that takes entries.
     *
     * @param time epoch milliseconds
     * @return null where none does then
     */
    public @Nullable CompiledJourney takingEntriesAt(long time) {
        return time >= newestFrom ? newest : taking(decisions.at(time));
    }

    private @Nullable CompiledJourney taking(@Nullable Decision decision) {
        return decision != null && decision.status() == DefinitionStatus.PUBLISHED
                ? version(decision.version())
                : null;
    }

    /**
     * When an instance ends because the journey is archived.
     *
     * @param start epoch milliseconds at which the instance entered
     * @return the first time after the start from which the journey is archived, in epoch
     *     milliseconds, or {@link #NEVER}
     */
    public long archivedAfter(long start) {
        return decisions.archivedAfter(start);
    }

    /** Whether the journey is archived at any time. */
    boolean isEverArchived() {
        return decisions.archivedAfter(Long.MIN_VALUE) != NEVER;
    }

    @Nullable CompiledJourney version(int number) {
        CompiledJourney known = only;
        return known != null && known.version() == number ? known : compiled.get(number);
    }

    /**
     * A version on which an instance is live.
     *
     * @throws IllegalStateException where it is not known: it must not go while an instance is live
     *     on it
     */
    CompiledJourney ofInstance(int number) {
        CompiledJourney known = version(number);
        if (known == null) {
            throw unknown(journey, number);
        }
        return known;
    }

    static IllegalStateException unknown(String journey, int version) {
        return new IllegalStateException(
                "Expected the definition of journey '"
                        + journey
                        + "' version "
                        + version
                        + ", on which an instance is live, but it is not known.");
    }

    Collection<CompiledJourney> compiled() {
        return compiled.values();
    }

    Collection<ControlRecord> records() {
        return records.values();
    }

    boolean isEmpty() {
        return compiled.isEmpty() && records.isEmpty();
    }

    /** Adds a version; it takes entries once a record publishes it. */
    void add(CompiledJourney version) {
        compiled.put(version.version(), version);
        decide();
    }

    /**
     * Sets a record.
     *
     * @param countsFrom epoch milliseconds from which it counts: its effective time, or later where
     *     it came too late
     */
    void set(DefinitionRecord record, long countsFrom) {
        records.put(record.key(), ControlRecord.of(record, countsFrom));
        decide();
    }

    void remove(String key) {
        records.remove(key);
        decide();
    }

    /** Forgets a version with its records. */
    void forget(int version) {
        compiled.remove(version);
        records.values().removeIf(record -> record.version() == version);
        decide();
    }

    /**
     * Up to when an instance may be live on a version: a higher version has taken over by a record,
     * and who had entered before has expired.
     *
     * @return epoch milliseconds, or {@link #NEVER}; also where the higher one has been there from
     *     the beginning of time, as in a replay
     */
    long lastUse(CompiledJourney version) {
        long superseded = NEVER;
        for (ControlRecord record : records.values()) {
            if (record.version() > version.version() && counts(record)) {
                superseded = Math.min(superseded, record.countsFrom());
            }
        }
        return superseded == NEVER || superseded == DefinitionRecord.ALWAYS
                ? NEVER
                : superseded + version.expireAfterMillis();
    }

    private void decide() {
        only = compiled.size() == 1 ? compiled.values().iterator().next() : null;
        decisions = Decisions.of(records.values().stream().filter(this::counts).toList());
        Decision last = decisions.at(Long.MAX_VALUE);
        newest = taking(last);
        newestFrom = last == null ? NEVER : last.from();
    }

    private boolean counts(ControlRecord record) {
        return record.counts(compiled::containsKey);
    }
}
