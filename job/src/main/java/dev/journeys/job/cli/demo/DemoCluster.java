// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo;

import dev.journeys.job.cli.common.Checkpoints;
import dev.journeys.job.cli.common.EmbeddedFlink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * Flink in this process, with its web UI on the loopback interface only. It is a mini cluster
 * rather than a local environment, because that one offers no way to wait until it has shut down.
 */
final class DemoCluster implements AutoCloseable {
    private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(3);
    private static final Duration WATERMARK_INTERVAL = Duration.ofMillis(20);
    private static final int MAX_PARALLELISM = 4;
    private static final int SECONDS_TO_STOP = 10;

    private final MiniCluster cluster;
    private final JobID job;

    private DemoCluster(MiniCluster cluster, JobID job) {
        this.cluster = cluster;
        this.job = job;
    }

    /** How many subtasks journeys run on. */
    static int parallelism() {
        return Math.min(MAX_PARALLELISM, Runtime.getRuntime().availableProcessors());
    }

    /**
     * The configuration of the cluster and of the job.
     *
     * @param port of the web UI
     * @param restored the checkpoint to begin with, if any
     */
    static Configuration configuration(
            int port, Path temporaryFiles, Checkpoints checkpoints, Optional<Path> restored) {
        Configuration config = EmbeddedFlink.configuration();
        EmbeddedFlink.listen(config, port);
        config.set(RestOptions.ENABLE_FLAMEGRAPH, true);
        config.set(CoreOptions.TMP_DIRS, temporaryFiles.toString());
        config.set(WebOptions.TMP_DIR, temporaryFiles.toString());
        config.set(WebOptions.UPLOAD_DIR, temporaryFiles.toString());
        config.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(1));
        config.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(32));
        config.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(32));
        config.set(StateBackendOptions.STATE_BACKEND, "hashmap");
        config.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, WATERMARK_INTERVAL);
        checkpoints.configure(config, CHECKPOINT_INTERVAL, restored);
        // A checkpoint that a demo was resumed from goes when there is a newer one.
        config.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
        return config;
    }

    /** Starts Flink and hands it the job. */
    static DemoCluster start(Configuration config, StreamGraph graph) throws Exception {
        MiniCluster cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(config)
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(parallelism())
                                .build());
        try {
            cluster.start();
            JobID job = cluster.submitJob(graph.getJobGraph()).get().getJobID();
            return new DemoCluster(cluster, job);
        } catch (Exception e) {
            cluster.close();
            throw e;
        }
    }

    /** Done when the job has ended, however it did. */
    CompletableFuture<JobResult> result() {
        return cluster.requestJobResult(job);
    }

    /** Ends the job without an end of its input: instances stay live in the last checkpoint. */
    void cancel() throws InterruptedException {
        try {
            cluster.cancelJob(job).get(SECONDS_TO_STOP, TimeUnit.SECONDS);
            result().get(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException notInTime) {
            // It ends with the cluster, which is closed next.
        }
    }

    /** Waits until everything has shut down. */
    @Override
    public void close() {
        cluster.closeAsync().join();
    }
}
