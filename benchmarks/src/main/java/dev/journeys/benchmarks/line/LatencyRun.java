// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.line;

import dev.journeys.benchmarks.harness.BenchmarkCluster;
import dev.journeys.benchmarks.harness.Clocks;
import dev.journeys.benchmarks.harness.RunningJob;
import dev.journeys.benchmarks.harness.Stage;
import dev.journeys.benchmarks.result.Value;
import dev.journeys.benchmarks.variant.Ours;
import dev.journeys.benchmarks.workload.Events;
import dev.journeys.benchmarks.workload.Workload;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Measures the time from when an event should have come (not from when the source got round to it)
 * until the entry that it caused is written, at half of the rate that this process reaches. Events
 * are in order and the bound is 0, so that it is the job's own time; a bound adds itself.
 */
final class LatencyRun {
    private static final int SECONDS = 8;
    private static final int SECONDS_TO_SETTLE = 2;

    private final BenchmarkCluster cluster;

    LatencyRun(BenchmarkCluster cluster) {
        this.cluster = cluster;
    }

    Map<String, Double> run(Workload workload, Events events) throws Exception {
        try (Stage stage = Stage.open(events)) {
            StreamExecutionEnvironment env = cluster.environment(Optional.empty());
            new Ours(0).build(env, workload, stage.name());
            try (RunningJob job = cluster.submit(env)) {
                stage.pace().allow(events.prologue());
                job.awaitWatermark(stage, events.prologueWatermark());
                double rate = halfLoad(job, stage, events);
                return measure(job, stage, events, rate);
            }
        }
    }

    /** Half of the rate at which the first third of the events is taken. */
    private static double halfLoad(RunningJob job, Stage stage, Events events) throws Exception {
        int end = third(events);
        long before = System.nanoTime();
        stage.pace().allow(end);
        job.awaitWatermark(stage, events.time(end - 1) - 1);
        return (end - events.prologue()) * 1e9 / (System.nanoTime() - before) / 2;
    }

    private static int third(Events events) {
        return events.prologue() + (events.size() - events.prologue()) / 3;
    }

    private static Map<String, Double> measure(
            RunningJob job, Stage stage, Events events, double rate) throws Exception {
        int begin = third(events);
        int end = (int) Math.min(events.size() - 1L, begin + (long) (rate * SECONDS));
        int settled = (int) Math.min(end - 1L, begin + (long) (rate * SECONDS_TO_SETTLE));
        Map<String, Double> values = new HashMap<>();
        values.put(Value.LOAD_BEFORE, Clocks.load());
        EntryLatencies latencies = new EntryLatencies(stage, settled, end);
        stage.listen(latencies);
        stage.pace().allow(begin, end, rate);
        job.awaitWatermark(stage, events.time(end - 1) - 1);
        double[] millis = latencies.millis();
        Arrays.sort(millis);
        values.put(Value.LOAD_AFTER, Clocks.load());
        values.put(Value.EVENTS, (double) millis.length);
        values.put(Value.EVENTS_PER_SECOND, rate);
        values.put(Value.P50_MILLIS, percentile(millis, 0.50));
        values.put(Value.P99_MILLIS, percentile(millis, 0.99));
        values.put(Value.MAX_MILLIS, percentile(millis, 1));
        return values;
    }

    private static double percentile(double[] sorted, double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))];
    }
}
