// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.metrics;

import dev.journeys.job.metrics.MetricName.Scope;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** The metrics of one subtask of the operator that checks what goes out. */
public final class OutputMetrics {
    private final MetricGroup group;
    private final DeadLetterMetrics deadLetters;

    /**
     * @param operator the operator's group
     */
    public OutputMetrics(MetricGroup operator) {
        group = operator.addGroup(MetricName.GROUP);
        deadLetters = new DeadLetterMetrics(group);
    }

    /**
     * Shows a present value of the output.
     *
     * @param value is asked by reporters, in their threads
     */
    public void show(MetricName name, LongSupplier value) {
        if (name.scope() != Scope.OUTPUT) {
            throw new IllegalArgumentException(
                    "Expected a gauge of the output, but found '" + name + "'.");
        }
        group.gauge(name.label(), (Gauge<Long>) value::getAsLong);
    }

    /** Counts a dead letter. */
    public void deadLetter(String reason) {
        deadLetters.count(reason);
    }
}
