// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import dev.journeys.job.definitions.Decision;
import dev.journeys.job.definitions.JourneyLifecycle;
import dev.journeys.job.definitions.SameDefinition;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.DefinitionStatus;
import dev.journeys.patterns.validate.DefinitionReader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the definitions topic says of one journey. */
final class KnownJourney {
    private static final Comparator<KnownRecord> BY_TIME =
            Comparator.comparingLong((KnownRecord known) -> known.record().effectiveFrom())
                    .thenComparingInt(known -> known.record().version());

    private final String id;
    private final Map<String, KnownRecord> records = new TreeMap<>();
    private final TreeMap<Integer, byte[]> definitions = new TreeMap<>();
    private @Nullable JourneyLifecycle lifecycle;

    KnownJourney(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    /**
     * Takes a record as the job takes it.
     *
     * @return false where it has another definition than its version has already: the job refuses
     *     it
     */
    boolean set(KnownRecord known) {
        DefinitionRecord record = known.record();
        byte[] definition = record.definition();
        if (definition != null) {
            byte[] first = definitions.putIfAbsent(record.version(), definition);
            if (first != null && !SameDefinition.is(first, definition)) {
                if (isValid(first)) {
                    return false;
                }
                definitions.put(record.version(), definition);
            }
        }
        records.put(record.key(), known);
        lifecycle = null;
        return true;
    }

    /** Removes the record of a key; its definition stays known, as it does in the job. */
    void remove(String key) {
        records.remove(key);
        lifecycle = null;
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    /** In the order of their effective times. */
    List<KnownRecord> records() {
        return records.values().stream().sorted(BY_TIME).toList();
    }

    /** Whether the job can have taken a definition; ours are, but others may write too. */
    private static boolean isValid(byte[] definition) {
        String text = new String(definition, StandardCharsets.UTF_8);
        return DefinitionReader.read(text) instanceof DefinitionReader.Valid;
    }

    /**
     * How a definition stands to the one that its version has.
     *
     * @param definition a valid one
     */
    Standing standing(int version, byte[] definition) {
        byte[] known = definitions.get(version);
        if (known != null && SameDefinition.is(known, definition)) {
            return Standing.SAME;
        }
        return known != null && isValid(known) ? Standing.OTHER : Standing.NONE;
    }

    /** Null where the version is not known, or only by records without a definition. */
    byte @Nullable [] definition(int version) {
        return definitions.get(version);
    }

    /** The highest version of which there is a definition or a record; 0 where there is none. */
    int highestVersion() {
        int highest = definitions.isEmpty() ? 0 : definitions.lastKey();
        for (KnownRecord known : records.values()) {
            highest = Math.max(highest, known.record().version());
        }
        return highest;
    }

    /** What holds at a time, in epoch milliseconds; null where nothing does yet. */
    @Nullable Decision at(long time) {
        return lifecycle().at(time);
    }

    /** The first change after a time, in epoch milliseconds; null where none is to come. */
    @Nullable Decision nextAfter(long time) {
        return lifecycle().nextAfter(time);
    }

    /** The changes after a time, in epoch milliseconds, in their order. */
    List<Decision> changesAfter(long time) {
        return lifecycle().changes().stream().filter(change -> change.from() > time).toList();
    }

    /** From when a version takes entries, if that is after a time; null where it is not. */
    @Nullable Decision publishedAfter(long time, int version) {
        return changesAfter(time).stream()
                .filter(change -> change.version() == version)
                .filter(change -> change.status() == DefinitionStatus.PUBLISHED)
                .findFirst()
                .orElse(null);
    }

    private JourneyLifecycle lifecycle() {
        if (lifecycle == null) {
            Collection<DefinitionRecord> all =
                    records.values().stream().map(KnownRecord::record).toList();
            lifecycle = JourneyLifecycle.of(all, definitions.keySet());
        }
        return lifecycle;
    }

    /** How a definition stands to the one that its version has. */
    enum Standing {
        /** It has none, or one that the job has refused. */
        NONE,
        /** It has the same one. */
        SAME,
        /** It has another one. */
        OTHER
    }
}
