// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.AbstractCheckpointStats;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.apache.flink.runtime.checkpoint.CheckpointStatsStatus;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStats;
import org.apache.flink.runtime.checkpoint.FailedCheckpointStats;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.ErrorInfo;
import org.apache.flink.runtime.minicluster.MiniCluster;

/** A job that is running; close it to cancel it. */
public final class RunningJob implements AutoCloseable {
    private static final long POLL_MILLIS = 2;
    private static final int POLLS_BETWEEN_STATUS = 100;
    private static final long MILLIS_TO_NOTE_A_CHECKPOINT = 20;

    private final MiniCluster cluster;
    private final JobID id;
    private final Path folder;

    RunningJob(MiniCluster cluster, JobID id, Path folder) {
        this.cluster = cluster;
        this.id = id;
        this.folder = folder;
    }

    /**
     * Waits until the watermark has reached the sink behind the operator.
     *
     * @throws IllegalStateException where the job ends before
     */
    public void awaitWatermark(Stage stage, long time) throws Exception {
        await(() -> stage.watermark() >= time);
    }

    /** Waits until something is so. */
    public void await(BooleanSupplier condition) throws Exception {
        for (long poll = 1; !condition.getAsBoolean(); poll++) {
            if (poll % POLLS_BETWEEN_STATUS == 0) {
                checkAlive();
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private void checkAlive() throws Exception {
        JobStatus status = cluster.getJobStatus(id).get();
        if (status.isTerminalState()) {
            ErrorInfo failure = cluster.getExecutionGraph(id).get().getFailureInfo();
            throw new IllegalStateException(
                    "Expected a running job, but it is "
                            + status
                            + (failure == null ? "." : ": " + failure.getExceptionAsString()));
        }
    }

    /** The checkpoints so far, the newest first; as far as Flink remembers them. */
    public List<Checkpoint> checkpoints() throws Exception {
        CheckpointStatsSnapshot stats = stats();
        return stats.getHistory().getCheckpoints().stream()
                .filter(checkpoint -> checkpoint.getStatus() == CheckpointStatsStatus.COMPLETED)
                .map(RunningJob::checkpoint)
                .toList();
    }

    /**
     * Why checkpoints have failed that were triggered since a time. Those that were due before all
     * tasks had started were never triggered.
     *
     * @param epochMillis by the machine's clock
     */
    public List<String> failedCheckpointsSince(long epochMillis) throws Exception {
        return stats().getHistory().getCheckpoints().stream()
                .filter(checkpoint -> checkpoint.getTriggerTimestamp() >= epochMillis)
                .filter(FailedCheckpointStats.class::isInstance)
                .map(failed -> String.valueOf(((FailedCheckpointStats) failed).getFailureMessage()))
                .toList();
    }

    /** How many checkpoints were completed. */
    public long completedCheckpoints() throws Exception {
        return stats().getCounts().getNumberOfCompletedCheckpoints();
    }

    /**
     * Flink hands out what it handed out last, however old, while a checkpoint is being noted; so
     * it is asked twice.
     */
    private CheckpointStatsSnapshot stats() throws Exception {
        readStats();
        TimeUnit.MILLISECONDS.sleep(MILLIS_TO_NOTE_A_CHECKPOINT);
        return readStats();
    }

    private CheckpointStatsSnapshot readStats() throws Exception {
        AccessExecutionGraph graph = cluster.getExecutionGraph(id).get();
        CheckpointStatsSnapshot stats = graph.getCheckpointStatsSnapshot();
        if (stats == null) {
            throw new IllegalStateException("Expected checkpoints to be on.");
        }
        return stats;
    }

    private static Checkpoint checkpoint(AbstractCheckpointStats stats) {
        return new Checkpoint(
                stats.getEndToEndDuration(), stats.getStateSize(), stats.getCheckpointedSize());
    }

    /** Where the newest checkpoint is. */
    public String newestCheckpoint() throws Exception {
        CompletedCheckpointStats newest = stats().getHistory().getLatestCompletedCheckpoint();
        if (newest == null || newest.getExternalPath() == null) {
            throw new IllegalStateException("Expected a checkpoint, but found none.");
        }
        return newest.getExternalPath();
    }

    /** Starts to take a checkpoint; the path comes when it is complete. */
    public CompletableFuture<String> checkpoint() {
        return cluster.triggerCheckpoint(id);
    }

    /** Takes a savepoint in the backend's own format; returns where it is. */
    public String savepoint() throws Exception {
        return cluster.triggerSavepoint(
                        id,
                        folder.resolve("savepoints").toUri().toString(),
                        false,
                        SavepointFormatType.NATIVE)
                .get();
    }

    /** Cancels the job and waits until it has ended. */
    @Override
    public void close() {
        if (!cluster.getJobStatus(id).join().isTerminalState()) {
            cluster.cancelJob(id).join();
        }
        cluster.requestJobResult(id).join();
    }

    static void deleteTree(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /**
     * A checkpoint that was completed.
     *
     * @param millis from its trigger until it was complete
     * @param stateBytes all that it refers to
     * @param writtenBytes what it has written anew
     */
    public record Checkpoint(long millis, long stateBytes, long writtenBytes) {}
}
