// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.harness;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Flink in this process: one slot, everything with parallelism 1, checkpoints on the local disk.
 */
public final class BenchmarkCluster implements AutoCloseable {
    /** Checkpoints are on, but none comes by itself while anything is measured. */
    public static final Duration ON_DEMAND = Duration.ofDays(1);

    private final MiniCluster cluster;
    private final Backend backend;
    private final Path folder;
    private final Duration checkpointInterval;

    private BenchmarkCluster(
            MiniCluster cluster, Backend backend, Path folder, Duration checkpointInterval) {
        this.cluster = cluster;
        this.backend = backend;
        this.folder = folder;
        this.checkpointInterval = checkpointInterval;
    }

    /**
     * Starts a cluster.
     *
     * @param folder for RocksDB and checkpoints; on a local disk
     */
    public static BenchmarkCluster start(Backend backend, Path folder, Duration checkpointInterval)
            throws Exception {
        return start(backend, folder, checkpointInterval, new Configuration());
    }

    /**
     * Starts a cluster with further configuration.
     *
     * @param more what is set here too counts as it is set here
     */
    public static BenchmarkCluster start(
            Backend backend, Path folder, Duration checkpointInterval, Configuration more)
            throws Exception {
        Files.createDirectories(folder);
        Configuration config = new Configuration(more);
        backend.configure(config);
        config.set(WebOptions.CHECKPOINTS_HISTORY_SIZE, 1_000);
        config.set(RestOptions.BIND_PORT, "0");
        config.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
        config.set(CoreOptions.TMP_DIRS, folder.toString());
        config.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(256));
        config.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(256));
        MiniCluster cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(config)
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(1)
                                .build());
        cluster.start();
        return new BenchmarkCluster(cluster, backend, folder, checkpointInterval);
    }

    /** An environment for a job of this cluster. */
    public StreamExecutionEnvironment environment(Optional<String> savepoint) {
        Configuration config = new Configuration();
        backend.configure(config);
        config.set(PipelineOptions.GENERIC_TYPES, false);
        config.set(PipelineOptions.OBJECT_REUSE, true);
        config.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, LiveWatermarks.INTERVAL);
        config.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        config.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpointInterval);
        config.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        config.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.resolve("checkpoints").toUri().toString());
        config.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        savepoint.ifPresent(path -> config.set(StateRecoveryOptions.SAVEPOINT_PATH, path));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(config);
        env.setParallelism(1);
        env.setMaxParallelism(128);
        return env;
    }

    /** Where its REST API is. */
    public URI restAddress() throws Exception {
        return cluster.getRestAddress().get();
    }

    /** Starts the job that the environment holds. */
    public RunningJob submit(StreamExecutionEnvironment env) throws Exception {
        JobID id = cluster.submitJob(env.getStreamGraph().getJobGraph()).get().getJobID();
        return new RunningJob(cluster, id, folder);
    }

    @Override
    public void close() throws IOException {
        cluster.closeAsync().join();
        RunningJob.deleteTree(folder);
    }
}
