// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** The job on Kafka in a cluster, from a start or a restore to its end. */
final class KafkaJob {
    private static final int MAX_POLLS = 2_400;

    private final MiniCluster cluster;
    private final JobID job;

    private KafkaJob(MiniCluster cluster, JobID job) {
        this.cluster = cluster;
        this.job = job;
    }

    /**
     * Starts the job.
     *
     * @param savepoint to restore, or null
     */
    static KafkaJob start(
            MiniCluster cluster, RunOptions options, int parallelism, @Nullable String savepoint)
            throws Exception {
        Configuration config = new Configuration();
        if (savepoint != null) {
            config.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(config);
        env.setParallelism(parallelism);
        RunJob.build(env, options);
        return new KafkaJob(
                cluster, cluster.submitJob(env.getStreamGraph().getJobGraph()).get().getJobID());
    }

    JobStatus status() throws Exception {
        return cluster.getJobStatus(job).get();
    }

    /** Waits until so many checkpoints were taken and are complete. */
    void passCheckpoints(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            await("a checkpoint", this::checkpoint);
        }
    }

    private boolean checkpoint() throws Exception {
        try {
            cluster.triggerCheckpoint(job, CheckpointType.FULL).get(1, TimeUnit.MINUTES);
            return true;
        } catch (ExecutionException notAllTasksRun) {
            return false;
        }
    }

    /** Stops with a savepoint, without an end of event time; its path. */
    String stop(Path folder) throws Exception {
        String savepoint =
                cluster.stopWithSavepoint(
                                job, folder.toString(), false, SavepointFormatType.CANONICAL)
                        .get(1, TimeUnit.MINUTES);
        cluster.requestJobResult(job).get(1, TimeUnit.MINUTES);
        return savepoint;
    }

    /** Ends the job, if it has not ended. */
    void cancel() throws Exception {
        if (!status().isTerminalState()) {
            cluster.cancelJob(job).handle((ack, alreadyEnded) -> null).get();
        }
        cluster.requestJobResult(job).get(1, TimeUnit.MINUTES);
    }

    /** Polls until something is true, since nothing but the condition tells. */
    void await(String what, Callable<Boolean> condition) throws Exception {
        for (int poll = 0; poll < MAX_POLLS; poll++) {
            if (condition.call()) {
                return;
            }
            try {
                cluster.requestJobResult(job).get(25, TimeUnit.MILLISECONDS);
                throw new AssertionError("Expected " + what + ", but the job has ended.");
            } catch (TimeoutException itRuns) {
                // As it should.
            }
        }
        assertThat(condition.call()).as(what).isTrue();
    }
}
