// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.line;

import dev.journeys.benchmarks.harness.BenchmarkCluster;
import dev.journeys.benchmarks.harness.Clocks;
import dev.journeys.benchmarks.harness.RunningJob;
import dev.journeys.benchmarks.harness.RunningJob.Checkpoint;
import dev.journeys.benchmarks.harness.Stage;
import dev.journeys.benchmarks.result.Value;
import dev.journeys.benchmarks.variant.Ours;
import dev.journeys.benchmarks.workload.Events;
import dev.journeys.benchmarks.workload.Workload;
import dev.journeys.job.state.OutputKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What many live instances take. All users enter; a savepoint; events at half load while
 * checkpoints are taken; a restore; and all timers at one instant.
 */
final class StateRun {
    private static final int SECONDS = 12;

    private final BenchmarkCluster cluster;
    private final Workload workload;
    private final Events events;
    private final Map<String, Double> values = new HashMap<>();

    StateRun(BenchmarkCluster cluster, Workload workload, Events events) {
        this.cluster = cluster;
        this.workload = workload;
        this.events = events;
    }

    /** Only the savepoint. */
    Map<String, Double> bytes() throws Exception {
        try (Stage stage = Stage.open(events);
                RunningJob job = start(stage, Optional.empty())) {
            fill(job, stage);
        }
        return values;
    }

    /** Everything. */
    Map<String, Double> all() throws Exception {
        values.put(Value.LOAD_BEFORE, Clocks.load());
        String checkpoint;
        try (Stage stage = Stage.open(events);
                RunningJob job = start(stage, Optional.empty())) {
            fill(job, stage);
            long begin = System.currentTimeMillis();
            loadByHalf(job, stage);
            checkpoint = job.newestCheckpoint();
            countFailures(job, begin);
        }
        try (Stage stage = Stage.open(events)) {
            stage.pace().allow(events.size() - 1);
            long before = System.nanoTime();
            try (RunningJob job = start(stage, Optional.of(checkpoint))) {
                job.await(() -> stage.written(OutputKind.TRANSITION) > 0);
                values.put(Value.RECOVERY_MILLIS, millisSince(before));
                storm(job, stage);
            }
        }
        values.put(Value.LOAD_AFTER, Clocks.load());
        return values;
    }

    private RunningJob start(Stage stage, Optional<String> checkpoint) throws Exception {
        StreamExecutionEnvironment env = cluster.environment(checkpoint);
        new Ours().build(env, workload, stage.name());
        return cluster.submit(env);
    }

    private void fill(RunningJob job, Stage stage) throws Exception {
        stage.pace().allow(events.prologue());
        job.awaitWatermark(stage, events.prologueWatermark());
        values.put(Value.INSTANCES, (double) workload.users());
        values.put(
                Value.SAVEPOINT_BYTES,
                (double) size(Path.of(java.net.URI.create(job.savepoint()))));
    }

    /** The first third as fast as it can, then half of that; leaves at least a sixth for later. */
    private void loadByHalf(RunningJob job, Stage stage) throws Exception {
        int third = (events.size() - events.prologue()) / 3;
        int begin = events.prologue() + third;
        long before = System.nanoTime();
        stage.pace().allow(begin);
        job.awaitWatermark(stage, Events.watermark(events.time(begin - 1)));
        double rate = third * 1e9 / (System.nanoTime() - before) / 2;
        long checkpoints = job.completedCheckpoints();
        int end = (int) Math.min(begin + third + third / 2L, begin + (long) (rate * SECONDS));
        stage.pace().allow(begin, end, rate);
        job.awaitWatermark(stage, Events.watermark(events.time(end - 1)));
        List<Checkpoint> taken = job.checkpoints();
        List<Double> millis =
                taken.stream()
                        .limit(job.completedCheckpoints() - checkpoints)
                        .map(checkpoint -> (double) checkpoint.millis())
                        .sorted()
                        .toList();
        values.put(Value.EVENTS_PER_SECOND, rate);
        values.put(Value.CHECKPOINTS, (double) millis.size());
        if (!millis.isEmpty()) {
            values.put(Value.CHECKPOINT_MILLIS, millis.get(millis.size() / 2));
            values.put(Value.LONGEST_CHECKPOINT_MILLIS, millis.get(millis.size() - 1));
        }
    }

    /** The rest of the events, and then one that is behind the end of all waits. */
    private void storm(RunningJob job, Stage stage) throws Exception {
        job.awaitWatermark(stage, Events.watermark(events.time(events.size() - 2)));
        // Checkpoints that meet the start of the job, or the end of its definitions, may fail.
        long first = job.completedCheckpoints() + 1;
        job.await(() -> hasCompleted(job, first));
        long deliveries = stage.written(OutputKind.DELIVERY);
        long checkpoints = job.completedCheckpoints();
        long begin = System.currentTimeMillis();
        long before = System.nanoTime();
        stage.pace().allow(events.size());
        job.awaitWatermark(stage, events.endWatermark());
        values.put(Value.STORM_MILLIS, millisSince(before));
        values.put(Value.DELIVERIES, (double) stage.written(OutputKind.DELIVERY) - deliveries);
        job.await(() -> hasCompleted(job, checkpoints + 1));
        values.put(
                Value.STORM_CHECKPOINT_MILLIS,
                job.checkpoints().stream()
                        .limit(job.completedCheckpoints() - checkpoints)
                        .mapToDouble(Checkpoint::millis)
                        .max()
                        .orElse(Double.NaN));
        countFailures(job, begin);
    }

    private void countFailures(RunningJob job, long since) throws Exception {
        List<String> failures = job.failedCheckpointsSince(since);
        failures.forEach(why -> System.err.println("bench: a checkpoint failed: " + why));
        values.merge(Value.FAILED_CHECKPOINTS, (double) failures.size(), Double::sum);
    }

    private static boolean hasCompleted(RunningJob job, long checkpoints) {
        try {
            return job.completedCheckpoints() >= checkpoints;
        } catch (Exception e) {
            throw new IllegalStateException("Expected to read the checkpoints of the job.", e);
        }
    }

    private static double millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            long size = 0;
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                size += Files.size(file);
            }
            return size;
        }
    }
}
