// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.metrics;

import dev.journeys.job.metrics.MetricName.Scope;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts dead letters by reason, wherever they are written. A reason appears with its first dead
 * letter; reasons are words of ours, so there are few.
 */
public final class DeadLetterMetrics {
    private final MetricGroup group;
    private final Map<String, Counter> byReason = new HashMap<>();

    /** In the group of all metrics of ours. */
    DeadLetterMetrics(MetricGroup group) {
        this.group = group;
    }

    /**
     * For an operator that has no other metrics.
     *
     * @param operator the operator's group
     */
    public static DeadLetterMetrics of(MetricGroup operator) {
        return new DeadLetterMetrics(operator.addGroup(MetricName.GROUP));
    }

    /** Counts one. */
    public void count(String reason) {
        byReason.computeIfAbsent(reason, this::open).inc();
    }

    private Counter open(String reason) {
        return group.addGroup(Scope.REASON.variable(), reason)
                .counter(MetricName.DEAD_LETTERS.label());
    }
}
