// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.definitions;

import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.DefinitionStatus;
import dev.journeys.job.state.LateRecord;
import dev.journeys.patterns.compile.CompiledJourney;
import dev.journeys.patterns.parse.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The control records and definitions of a subtask, in state and compiled. What is refused and what
 * is forgotten is the same on every subtask; only from when on a late record counts may differ.
 * Used by one task thread.
 */
public final class Definitions {
    /** No event has been taken yet. */
    public static final long NOTHING_TAKEN = Long.MIN_VALUE;

    /**
     * How long, of event time, a version is kept after its last use: subtasks whose watermarks
     * differ forget it at different moments.
     */
    static final long MARGIN_MILLIS = 86_400_000;

    private final DefinitionStates states;
    private final DefinitionRegistry registry;
    private final Map<String, Long> late = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> kept = new HashSet<>();
    private boolean hasChanged;
    private long indexedUpTo = JourneyVersions.NEVER;

    /** Definitions with the registry that they fill. */
    public Definitions(DefinitionStates states, DefinitionRegistry registry) {
        this.states = states;
        this.registry = registry;
    }

    /** Compiles what the state holds. */
    public void restore() throws Exception {
        for (LateRecord record : states.late().get()) {
            late.merge(record.key(), record.countsFrom(), Math::max);
        }
        for (Map.Entry<String, byte[]> version : states.versions().immutableEntries()) {
            registry.add(CompiledDefinitions.compile(version.getValue()).journey());
        }
        for (Map.Entry<String, DefinitionRecord> record : states.records().immutableEntries()) {
            long effectiveFrom = record.getValue().effectiveFrom();
            registry.set(record.getValue(), late.getOrDefault(record.getKey(), effectiveFrom));
            hasChanged = true;
        }
    }

    /**
     * Sets a record.
     *
     * @param takenUpTo the time up to which events have been taken, in epoch milliseconds, or
     *     {@link #NOTHING_TAKEN}
     */
    public Acceptance set(DefinitionRecord record, long takenUpTo) throws Exception {
        byte[] definition = record.definition();
        boolean defines = definition != null && !isDefined(record);
        if (definition != null) {
            List<Problem> problems = define(record, definition);
            if (!problems.isEmpty()) {
                keep(record.key());
                return new Acceptance(false, false, problems);
            }
        }
        if (defines) {
            postpone(record, takenUpTo);
        }
        seen.add(record.key());
        DefinitionRecord known = states.records().get(record.key());
        boolean changes = defines || known == null || known.status() != record.status();
        if (!changes && definition == null) {
            return Acceptance.REPEATED;
        }
        boolean isPast = changes && isPast(record, takenUpTo);
        // Of a version that nobody can be on any more a record is not late, but it must not say
        // either that it took over before it came: there may be some on a version below it.
        boolean isLate =
                isPast && !registry.isOutlived(record.journey(), record.version(), takenUpTo);
        if (changes) {
            put(record, isPast ? after(takenUpTo) : record.effectiveFrom());
        }
        hasChanged = true;
        return new Acceptance(changes, isLate, List.of());
    }

    private static boolean isPast(DefinitionRecord record, long takenUpTo) {
        return takenUpTo != NOTHING_TAKEN && record.effectiveFrom() <= takenUpTo;
    }

    /** After the end of time nothing counts any more. */
    private static long after(long takenUpTo) {
        return takenUpTo == Long.MAX_VALUE ? takenUpTo : takenUpTo + 1;
    }

    private boolean isDefined(DefinitionRecord record) throws Exception {
        return states.versions().contains(versionKey(record.journey(), record.version()));
    }

    /**
     * The definition of a version has come: records that have published it without count from now
     * on, not from a time at which nobody could enter it.
     */
    private void postpone(DefinitionRecord definition, long takenUpTo) throws Exception {
        for (DefinitionRecord record : recordsOf(definition.journey(), definition.version())) {
            if (record.status() == DefinitionStatus.PUBLISHED && isPast(record, takenUpTo)) {
                put(record, after(takenUpTo));
            }
        }
    }

    /** Apart from the state, so that it can be changed meanwhile. */
    private List<DefinitionRecord> recordsOf(String journey, int version) throws Exception {
        List<DefinitionRecord> records = new ArrayList<>();
        for (Map.Entry<String, DefinitionRecord> known : states.records().immutableEntries()) {
            DefinitionRecord record = known.getValue();
            if (record.journey().equals(journey) && record.version() == version) {
                records.add(record);
            }
        }
        return records;
    }

    private List<Problem> define(DefinitionRecord record, byte[] definition) throws Exception {
        String version = versionKey(record.journey(), record.version());
        byte[] known = states.versions().get(version);
        if (known != null && Arrays.equals(known, definition)) {
            return List.of();
        }
        CompiledDefinitions.Result result = CompiledDefinitions.compile(definition);
        List<Problem> problems = new ArrayList<>(result.problems());
        if (problems.isEmpty()) {
            problems.addAll(RecordChecks.check(record, definition, result.journey(), known));
        }
        if (problems.isEmpty() && known == null) {
            states.versions().put(version, definition);
            registry.add(result.journey());
        }
        return problems;
    }

    private void put(DefinitionRecord record, long countsFrom) throws Exception {
        if (countsFrom == record.effectiveFrom()) {
            late.remove(record.key());
        } else {
            late.put(record.key(), countsFrom);
        }
        states.records().put(record.key(), record.withoutDefinition());
        registry.set(record, countsFrom);
    }

    /**
     * A record could not be used: the last good one goes on, also where it does not come in again.
     *
     * @param key at least {@code journey/}; empty where nothing is known of it: all go on
     */
    public void keep(String key) {
        kept.add(key.substring(0, Math.max(0, key.indexOf('/'))));
    }

    /** Removes a record; nothing happens where the key is not known. */
    public void remove(String key) throws Exception {
        seen.remove(key);
        DefinitionRecord record = states.records().get(key);
        if (record != null) {
            states.records().remove(key);
            late.remove(key);
            registry.remove(record);
            hasChanged = true;
        }
    }

    /**
     * All records that exist have come in: those that came from a restore, but have not come in
     * again, have been removed meanwhile. A record of a version below one that has come in stays:
     * it decides on events of the time before.
     *
     * @return the keys of what was removed
     */
    public List<String> complete() throws Exception {
        Map<String, Integer> highest = new HashMap<>();
        for (String key : seen) {
            DefinitionRecord record = states.records().get(key);
            if (record != null) {
                highest.merge(record.journey(), record.version(), Math::max);
            }
        }
        List<String> gone = new ArrayList<>();
        for (Map.Entry<String, DefinitionRecord> known : states.records().immutableEntries()) {
            String journey = known.getValue().journey();
            Integer version = highest.get(journey);
            if (!seen.contains(known.getKey())
                    && !kept.contains("")
                    && !kept.contains(journey)
                    && (version == null || known.getValue().version() >= version)) {
                gone.add(known.getKey());
            }
        }
        kept.clear();
        for (String key : gone) {
            remove(key);
        }
        return gone;
    }

    /**
     * An event is about to be taken: versions that nobody can be on any more listen to nothing from
     * here on.
     *
     * @param time of the event, in epoch milliseconds
     */
    public void advanceTo(long time) {
        if (hasChanged || time > indexedUpTo) {
            registry.indexAt(time);
            indexedUpTo = nextUseAfter(time);
            hasChanged = false;
        }
    }

    /**
     * Before a checkpoint: forgets versions that nobody has been on for a day, and writes down
     * which records were late.
     *
     * @param firedUpTo the time up to which events have been taken and timers have fired, in epoch
     *     milliseconds, or {@link #NOTHING_TAKEN}: who is on a version has a timer at its last use
     *     at the latest
     */
    public void save(long firedUpTo) throws Exception {
        long time = firedUpTo - MARGIN_MILLIS;
        if (firedUpTo != NOTHING_TAKEN && time > nextUseAfter(Long.MIN_VALUE)) {
            for (CompiledJourney unused : lastUsedBefore(time)) {
                forget(unused.id(), unused.version());
            }
        }
        List<LateRecord> records = new ArrayList<>();
        late.forEach((key, countsFrom) -> records.add(new LateRecord(key, countsFrom)));
        states.late().update(records);
    }

    private List<CompiledJourney> lastUsedBefore(long time) {
        List<CompiledJourney> unused = new ArrayList<>();
        for (JourneyVersions versions : registry.journeys()) {
            for (CompiledJourney compiled : versions.compiled()) {
                if (versions.lastUse(compiled) < time) {
                    unused.add(compiled);
                }
            }
        }
        return unused;
    }

    /** The first time at or after the given one that is the last use of a version. */
    private long nextUseAfter(long time) {
        long next = JourneyVersions.NEVER;
        for (JourneyVersions versions : registry.journeys()) {
            for (CompiledJourney compiled : versions.compiled()) {
                long lastUse = versions.lastUse(compiled);
                next = lastUse < time ? next : Math.min(next, lastUse);
            }
        }
        return next;
    }

    private void forget(String journey, int version) throws Exception {
        for (DefinitionRecord record : recordsOf(journey, version)) {
            states.records().remove(record.key());
            late.remove(record.key());
        }
        states.versions().remove(versionKey(journey, version));
        registry.forget(journey, version);
    }

    private static String versionKey(String journey, int version) {
        return journey + '/' + version;
    }

    /**
     * What became of a record.
     *
     * @param changed whether it has changed anything
     * @param late whether events of its effective time had been taken
     * @param problems why it was refused; empty where it was accepted
     */
    public record Acceptance(boolean changed, boolean late, List<Problem> problems) {
        static final Acceptance REPEATED = new Acceptance(false, false, List.of());
    }
}
