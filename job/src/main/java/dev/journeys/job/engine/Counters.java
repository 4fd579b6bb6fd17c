// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.metrics.JobMetrics;
import dev.journeys.job.metrics.JourneyMetrics;
import dev.journeys.job.metrics.MetricName;
import dev.journeys.job.state.CountRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The counters of a subtask. They are state: after a restore they go on where the checkpoint was.
 * Beside them the metrics are counted, which begin at 0 with every start of the task, as monitoring
 * systems expect; only the number of live instances goes on there too.
 */
final class Counters {
    private final JobMetrics metrics;
    private final long[] job = new long[JobCount.values().length];
    private final Map<String, Row> journeys = new HashMap<>();

    /** What was counted last: an event mostly concerns one journey. */
    private String lastJourney = "";

    private @Nullable Row last;

    Counters(JobMetrics metrics) {
        this.metrics = metrics;
    }

    void add(JobCount count) {
        add(count, 1);
    }

    void add(JobCount count, long amount) {
        job[count.ordinal()] += amount;
        metrics.add(count.metric(), amount);
    }

    void add(JourneyCount count, String journey) {
        Row row = of(journey);
        row.counts[count.ordinal()]++;
        row.metrics.add(count.metric(), 1);
        row.metrics.addLive(count.liveChange());
    }

    /**
     * Journeys are known: they get metrics, in the order of their ids, which all subtasks share.
     */
    void show(SortedSet<String> journeyIds) {
        journeyIds.forEach(metrics::of);
    }

    /** A journey has become known. */
    void show(String journey) {
        metrics.of(journey);
    }

    /** A condition, or the time of a delay, of a journey has failed. */
    void conditionError(String journey) {
        add(JobCount.CONDITION_ERRORS);
        of(journey).metrics.add(MetricName.JOURNEY_CONDITION_ERRORS, 1);
    }

    /** Values of a journey's payload could not be had. */
    void templateErrors(String journey, long errors) {
        add(JobCount.TEMPLATE_ERRORS, errors);
        of(journey).metrics.add(MetricName.JOURNEY_TEMPLATE_ERRORS, errors);
    }

    /** A dead letter is emitted; those of a bounded run are counted where they are written. */
    void deadLetter(String reason) {
        metrics.deadLetter(reason);
    }

    /** All counts, those of journeys in the order of their ids. */
    List<CountRecord> records() {
        return records(new TreeMap<>(journeys), true);
    }

    /**
     * What {@link #restore} needs, in no order. Of thousands of journeys most counts are 0, and
     * each would be written in every checkpoint.
     */
    List<CountRecord> toRestore() {
        return records(journeys, false);
    }

    private List<CountRecord> records(Map<String, Row> rows, boolean withZeros) {
        List<CountRecord> records = new ArrayList<>();
        for (JobCount count : JobCount.values()) {
            records.add(new CountRecord("", count.label(), job[count.ordinal()]));
        }
        rows.forEach(
                (journey, row) -> {
                    for (JourneyCount count : JourneyCount.values()) {
                        long counted = row.counts[count.ordinal()];
                        // The first is there also where it is 0: a row of zeros is a row too.
                        if (withZeros || counted != 0 || count.ordinal() == 0) {
                            records.add(new CountRecord(journey, count.label(), counted));
                        }
                    }
                });
        return records;
    }

    void restore(CountRecord record) {
        if (record.journey().isEmpty()) {
            for (JobCount count : JobCount.values()) {
                if (count.label().equals(record.name())) {
                    job[count.ordinal()] += record.count();
                }
            }
            return;
        }
        for (JourneyCount count : JourneyCount.values()) {
            if (count.label().equals(record.name())) {
                Row row = of(record.journey());
                row.counts[count.ordinal()] += record.count();
                row.metrics.addLive(record.count() * count.liveChange());
            }
        }
    }

    private Row of(String journey) {
        Row known = last;
        if (known != null && lastJourney.equals(journey)) {
            return known;
        }
        Row row = journeys.get(journey);
        if (row == null) {
            row = new Row(metrics.of(journey));
            journeys.put(journey, row);
        }
        lastJourney = journey;
        last = row;
        return row;
    }

    /** The counts of a journey. */
    private static final class Row {
        private final long[] counts = new long[JourneyCount.values().length];
        private final JourneyMetrics metrics;

        Row(JourneyMetrics metrics) {
            this.metrics = metrics;
        }
    }
}
