// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.definitions;

import dev.journeys.patterns.compile.CompiledJourney;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All known versions of one journey. */
public final class JourneyVersions {
    private final String journey;
    private final Map<Integer, Version> newestFirst = new TreeMap<>(Comparator.reverseOrder());

    JourneyVersions(String journey) {
        this.journey = journey;
    }

    /** The journey's id. */
    public String journey() {
        return journey;
    }

    /**
     * The version that takes entries.
     *
     * @param time epoch milliseconds
     * @return null where none is published by then
     */
    public @Nullable CompiledJourney takingEntriesAt(long time) {
        for (Version version : newestFirst.values()) {
            if (version.effectiveFrom <= time) {
                return version.compiled;
            }
        }
        return null;
    }

    @Nullable CompiledJourney version(int number) {
        Version version = newestFirst.get(number);
        return version == null ? null : version.compiled;
    }

    void publish(CompiledJourney compiled, long effectiveFrom) {
        newestFirst.put(compiled.version(), new Version(compiled, effectiveFrom));
    }

    Iterable<CompiledJourney> all() {
        return newestFirst.values().stream().map(Version::compiled).toList();
    }

    private record Version(CompiledJourney compiled, long effectiveFrom) {}
}
