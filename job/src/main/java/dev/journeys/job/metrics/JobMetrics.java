// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.metrics;

import dev.journeys.job.metrics.MetricName.Kind;
import dev.journeys.job.metrics.MetricName.Scope;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * The metrics of one subtask of the journey operator. All counters of the job are there from the
 * beginning, at 0; those of a journey from when it is first asked for.
 *
 * <p>Counted by the task's thread; reporters read from theirs and may be a little behind.
 */
public final class JobMetrics {
    /** Stands for all journeys beyond those that have metrics of their own. */
    public static final String OTHER_JOURNEYS = "_other";

    private final MetricGroup group;
    private final int maxJourneys;
    private final DeadLetterMetrics deadLetters;
    private final Map<MetricName, Counter> counters = new EnumMap<>(MetricName.class);
    private final Map<String, JourneyMetrics> journeys = new HashMap<>();

    /**
     * @param operator the operator's group
     * @param maxJourneys how many journeys have metrics of their own; the others are one, {@link
     *     #OTHER_JOURNEYS}
     */
    public JobMetrics(MetricGroup operator, int maxJourneys) {
        group = operator.addGroup(MetricName.GROUP);
        this.maxJourneys = maxJourneys;
        deadLetters = new DeadLetterMetrics(group);
        for (MetricName name : MetricName.values()) {
            if (name.scope() == Scope.JOB && name.kind() == Kind.COUNTER) {
                counters.put(name, group.counter(name.label()));
            }
        }
    }

    /** Adds to a counter of the job. */
    public void add(MetricName name, long amount) {
        Counter counter = counters.get(name);
        if (counter == null) {
            throw new IllegalArgumentException(
                    "Expected a counter of the job, but found '" + name + "'.");
        }
        counter.inc(amount);
    }

    /** Shows a present value of the job. */
    public void show(MetricName name, LongSupplier value) {
        group.gauge(name.label(), (Gauge<Long>) value::getAsLong);
    }

    /** Counts a dead letter. */
    public void deadLetter(String reason) {
        deadLetters.count(reason);
    }

    /** The metrics of a journey, its own or those of the others. */
    public JourneyMetrics of(String journey) {
        JourneyMetrics known = journeys.get(journey);
        if (known != null) {
            return known;
        }
        return journeys.size() < maxJourneys || journey.equals(OTHER_JOURNEYS)
                ? open(journey)
                : of(OTHER_JOURNEYS);
    }

    private JourneyMetrics open(String journey) {
        JourneyMetrics opened =
                new JourneyMetrics(group.addGroup(Scope.JOURNEY.variable(), journey));
        journeys.put(journey, opened);
        return opened;
    }
}
