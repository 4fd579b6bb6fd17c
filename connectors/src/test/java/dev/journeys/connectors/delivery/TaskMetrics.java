// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.JobID;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.runtime.clusterframework.types.ResourceID;
import org.apache.flink.runtime.executiongraph.ExecutionGraphTestUtils;
import org.apache.flink.runtime.metrics.groups.TaskManagerMetricGroup;
import org.apache.flink.runtime.metrics.groups.TaskMetricGroup;
import org.apache.flink.runtime.metrics.util.TestingMetricRegistry;

/** The metrics of destinations in one task, as a reporter would get them. */
final class TaskMetrics {
    private static final String SCOPE = ".destination.";

    private final Map<String, Metric> metrics = new TreeMap<>();

    /** The group of a task of which everything is kept. */
    TaskMetricGroup task() {
        TestingMetricRegistry registry =
                TestingMetricRegistry.builder()
                        .setRegisterConsumer(
                                (metric, name, group) ->
                                        metrics.put(group.getMetricIdentifier(name), metric))
                        .build();
        return TaskManagerMetricGroup.createTaskManagerMetricGroup(
                        registry, "host", ResourceID.generate())
                .addJob(new JobID(), "job")
                .addTask(ExecutionGraphTestUtils.createExecutionAttemptId(), "task");
    }

    /** All metrics of destinations, by {@code DESTINATION.METRIC}. */
    Map<String, Metric> all() {
        Map<String, Metric> all = new TreeMap<>();
        metrics.forEach(
                (name, metric) -> {
                    int at = name.indexOf(SCOPE);
                    if (at >= 0) {
                        all.put(name.substring(at + SCOPE.length()), metric);
                    }
                });
        return all;
    }

    /** The values, without those that are 0. */
    Map<String, Long> values() {
        Map<String, Long> values = new TreeMap<>();
        all().forEach(
                        (name, metric) -> {
                            if (value(metric) != 0) {
                                values.put(name, value(metric));
                            }
                        });
        return values;
    }

    private static long value(Metric metric) {
        return metric instanceof Counter counter
                ? counter.getCount()
                : ((Number) ((Gauge<?>) metric).getValue()).longValue();
    }
}
