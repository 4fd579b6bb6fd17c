// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.metrics;

import dev.journeys.job.metrics.MetricName.Kind;
import dev.journeys.job.metrics.MetricName.Scope;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** The metrics of one journey on one subtask, or those of several journeys together. */
public final class JourneyMetrics {
    private final Map<MetricName, Counter> counters = new EnumMap<>(MetricName.class);

    /** Written by the task's thread, read by reporters. */
    private volatile long live;

    JourneyMetrics(MetricGroup group) {
        for (MetricName name : MetricName.values()) {
            if (name.scope() == Scope.JOURNEY && name.kind() == Kind.COUNTER) {
                counters.put(name, group.counter(name.label()));
            }
        }
        group.gauge(MetricName.JOURNEY_LIVE.label(), (Gauge<Long>) () -> live);
    }

    /** Adds to a counter of the journey. */
    public void add(MetricName name, long amount) {
        Counter counter = counters.get(name);
        if (counter == null) {
            throw new IllegalArgumentException(
                    "Expected a counter of a journey, but found '" + name + "'.");
        }
        counter.inc(amount);
    }

    /**
     * Changes the number of live instances.
     *
     * @param change may be negative
     */
    @SuppressWarnings("NonAtomicVolatileUpdate") // Only the task's thread writes.
    public void addLive(long change) {
        live += change;
    }
}
