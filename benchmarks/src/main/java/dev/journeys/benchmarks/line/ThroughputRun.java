// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.line;

import dev.journeys.benchmarks.harness.BenchmarkCluster;
import dev.journeys.benchmarks.harness.Clocks;
import dev.journeys.benchmarks.harness.RunningJob;
import dev.journeys.benchmarks.harness.Stage;
import dev.journeys.benchmarks.result.Value;
import dev.journeys.benchmarks.variant.Variant;
import dev.journeys.benchmarks.workload.Events;
import dev.journeys.benchmarks.workload.Shape;
import dev.journeys.benchmarks.workload.Workload;
import dev.journeys.job.state.OutputKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Measures how much processor time the events of a workload take. The clocks run from the moment at
 * which the first phase has left the operator until the last event has. One checkpoint is taken
 * while they run, after half of the events: with checkpoints by the clock some runs would have more
 * of them than others.
 */
public final class ThroughputRun {
    private final BenchmarkCluster cluster;

    /** Runs on a cluster. */
    public ThroughputRun(BenchmarkCluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Runs a variant once.
     *
     * @param onBegin called when the first phase is over
     * @param onEnd called when the last event has left the operator
     * @return values by name
     */
    public Map<String, Double> run(
            Variant variant, Workload workload, Events events, Runnable onBegin, Runnable onEnd)
            throws Exception {
        try (Stage stage = Stage.open(events)) {
            StreamExecutionEnvironment env = cluster.environment(Optional.empty());
            variant.build(env, workload, stage.name());
            try (RunningJob job = cluster.submit(env)) {
                stage.pace().allow(events.prologue());
                job.awaitWatermark(stage, events.prologueWatermark());
                Map<String, Double> values = new HashMap<>();
                values.put(Value.LOAD_BEFORE, Clocks.load());
                double deliveries = stage.written(OutputKind.DELIVERY);
                double transitions = stage.written(OutputKind.TRANSITION);
                double completed = job.completedCheckpoints();
                long begin = System.currentTimeMillis();
                List<Long> threads = Clocks.operatorThreads();
                onBegin.run();
                Clocks before = Clocks.read(threads);
                stage.pace().allow(events.size());
                job.awaitWatermark(stage, halfWay(events));
                CompletableFuture<String> checkpoint = job.checkpoint();
                job.awaitWatermark(stage, events.endWatermark());
                Clocks taken = Clocks.read(threads).since(before);
                onEnd.run();
                checkpoint.join();
                values.put(Value.LOAD_AFTER, Clocks.load());
                values.put(Value.EVENTS, (double) count(workload, events));
                values.put(Value.OPERATOR_NANOS, (double) taken.operatorNanos());
                values.put(Value.PROCESS_NANOS, (double) taken.processNanos());
                values.put(Value.WALL_NANOS, (double) taken.wallNanos());
                values.put(Value.DELIVERIES, stage.written(OutputKind.DELIVERY) - deliveries);
                values.put(Value.TRANSITIONS, stage.written(OutputKind.TRANSITION) - transitions);
                values.put(Value.CHECKPOINTS, job.completedCheckpoints() - completed);
                values.put(
                        Value.FAILED_CHECKPOINTS,
                        (double) job.failedCheckpointsSince(begin).size());
                return values;
            }
        }
    }

    /** In a storm one event follows the first phase, so it is when that is over. */
    private static long halfWay(Events events) {
        int half = events.prologue() + (events.size() - events.prologue()) / 2;
        return Events.watermark(events.time(half - 1));
    }

    /** In a storm it is the timers that are counted. */
    private static int count(Workload workload, Events events) {
        return workload.shape() == Shape.STORM
                ? workload.users()
                : events.size() - events.prologue();
    }
}
