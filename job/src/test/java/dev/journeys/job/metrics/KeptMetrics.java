// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.metrics;

import java.util.List;
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

/** The metrics of one task, as a reporter would get them. */
public final class KeptMetrics {
    private final Map<String, Metric> metrics = new TreeMap<>();

    /** The group of a task of which everything is kept. */
    public TaskMetricGroup task() {
        TestingMetricRegistry registry =
                TestingMetricRegistry.builder()
                        .setRegisterConsumer(
                                (metric, name, group) ->
                                        metrics.put(path(group.getMetricIdentifier(name)), metric))
                        .build();
        return TaskManagerMetricGroup.createTaskManagerMetricGroup(
                        registry, "host", ResourceID.generate())
                .addJob(new JobID(), "job")
                .addTask(ExecutionGraphTestUtils.createExecutionAttemptId(), "task");
    }

    /** Without the scope of the operator. */
    private static String path(String identifier) {
        int at = identifier.indexOf('.' + MetricName.GROUP + '.');
        return at < 0 ? identifier : identifier.substring(at + 1);
    }

    /** The values of all metrics of ours, without those that are 0. */
    public Map<String, Long> values() {
        Map<String, Long> values = new TreeMap<>();
        for (String name : names()) {
            long value = value(metrics.get(name));
            if (value != 0) {
                values.put(name, value);
            }
        }
        return values;
    }

    /** The full names of all metrics of ours. */
    public List<String> names() {
        return metrics.keySet().stream()
                .filter(path -> path.startsWith(MetricName.GROUP + '.'))
                .toList();
    }

    private static long value(Metric metric) {
        return metric instanceof Counter counter
                ? counter.getCount()
                : (Long) ((Gauge<?>) metric).getValue();
    }
}
