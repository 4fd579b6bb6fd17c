// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.state.CountRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The counters of a subtask. They are state: after a restore they go on where the checkpoint was.
 */
final class Counters {
    private final long[] job = new long[JobCount.values().length];
    private final Map<String, long[]> journeys = new TreeMap<>();

    void add(JobCount count) {
        add(count, 1);
    }

    void add(JobCount count, long amount) {
        job[count.ordinal()] += amount;
    }

    void add(JourneyCount count, String journey) {
        of(journey)[count.ordinal()]++;
    }

    long get(JobCount count) {
        return job[count.ordinal()];
    }

    /** The sum over all journeys. */
    long get(JourneyCount count) {
        long sum = 0;
        for (long[] counts : journeys.values()) {
            sum += counts[count.ordinal()];
        }
        return sum;
    }

    List<CountRecord> records() {
        List<CountRecord> records = new ArrayList<>();
        for (JobCount count : JobCount.values()) {
            records.add(new CountRecord("", count.label(), job[count.ordinal()]));
        }
        journeys.forEach(
                (journey, counts) -> {
                    for (JourneyCount count : JourneyCount.values()) {
                        records.add(
                                new CountRecord(journey, label(count), counts[count.ordinal()]));
                    }
                });
        return records;
    }

    void restore(CountRecord record) {
        if (record.journey().isEmpty()) {
            for (JobCount count : JobCount.values()) {
                if (count.label().equals(record.name())) {
                    add(count, record.count());
                }
            }
            return;
        }
        for (JourneyCount count : JourneyCount.values()) {
            if (label(count).equals(record.name())) {
                of(record.journey())[count.ordinal()] += record.count();
            }
        }
    }

    private long[] of(String journey) {
        return journeys.computeIfAbsent(journey, id -> new long[JourneyCount.values().length]);
    }

    private static String label(JourneyCount count) {
        return count.name().toLowerCase(Locale.ROOT);
    }
}
