// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.live;

import dev.journeys.connectors.files.ExactWatermarks;
import dev.journeys.job.ControlStream;
import dev.journeys.job.EventStream;
import dev.journeys.job.JourneyTopology;
import dev.journeys.job.LineInput;
import dev.journeys.job.engine.EngineOptions;
import dev.journeys.job.source.EventFormats;
import dev.journeys.job.state.OutputKind;
import dev.journeys.job.state.OutputRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.SerializedThrowable;
import org.jspecify.annotations.Nullable;

/** The job with live definitions on a cluster, from a start or a restore to the next savepoint. */
final class LiveJob {
    private static final int MAX_POLLS = 2_400;

    private final MiniCluster cluster;
    private final JobID job;
    private final GatedLines.Gate gate;
    private final CollectingSink sink;

    private LiveJob(MiniCluster cluster, JobID job, GatedLines.Gate gate, CollectingSink sink) {
        this.cluster = cluster;
        this.job = job;
        this.gate = gate;
        this.sink = sink;
    }

    /**
     * Starts the job on files of definitions, with parallelism 2; its events wait for {@link
     * #allow}.
     *
     * @param savepoint to restore, or null
     */
    static LiveJob start(
            MiniCluster cluster, Path definitions, List<String> lines, @Nullable String savepoint)
            throws Exception {
        return start(
                cluster,
                env ->
                        ControlStream.ofDefinitionFiles(
                                env, List.of(definitions), Clock.systemUTC()),
                lines,
                2,
                restoring(savepoint));
    }

    /**
     * Starts the job; its events wait for {@link #allow}.
     *
     * @param config what differs from Flink's defaults
     */
    static LiveJob start(
            MiniCluster cluster,
            Function<StreamExecutionEnvironment, ControlStream> definitions,
            List<String> lines,
            int parallelism,
            Configuration config)
            throws Exception {
        config.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(config);
        env.setParallelism(parallelism);
        env.setMaxParallelism(JourneyTopology.DEFAULT_MAX_PARALLELISM);
        GatedLines.Gate gate = GatedLines.gate(lines);
        CollectingSink sink = new CollectingSink();
        LineInput input =
                new LineInput(
                        gate.source(),
                        ExactWatermarks.strategy(0),
                        List.of("events.jsonl"),
                        EventFormats.DEFAULT);
        JourneyTopology.attach(
                JourneyTopology.of(
                        env,
                        EventStream.ofLines(env, input),
                        definitions.apply(env),
                        EngineOptions.defaults().acknowledging()),
                sink);
        JobID job = cluster.submitJob(env.getStreamGraph().getJobGraph()).get().getJobID();
        return new LiveJob(cluster, job, gate, sink);
    }

    /**
     * The configuration of a start from a savepoint.
     *
     * @param savepoint to restore, or null
     */
    static Configuration restoring(@Nullable String savepoint) {
        Configuration config = new Configuration();
        if (savepoint != null) {
            config.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        }
        return config;
    }

    /** Lets so many events through and waits until the job has them behind it. */
    void allow(int events) throws Exception {
        gate.allow(events);
        await("events", gate::isDrained);
        passed();
    }

    /** Waits until all that the sources have emitted so far has come to its end. */
    void passed() throws Exception {
        await("tasks", this::checkpoint);
    }

    private boolean checkpoint() throws Exception {
        try {
            cluster.triggerCheckpoint(job, CheckpointType.FULL).get(1, TimeUnit.MINUTES);
            return true;
        } catch (ExecutionException notAllTasksRun) {
            if (cluster.getJobStatus(job).get() == JobStatus.FAILED) {
                Optional<SerializedThrowable> cause =
                        cluster.requestJobResult(job).get().getSerializedThrowable();
                throw new AssertionError(
                        "Expected the job to run, but it has failed.", cause.orElse(null));
            }
            return false;
        }
    }

    /** Stops with a savepoint; its path. */
    String stop(Path folder) throws Exception {
        String savepoint =
                cluster.triggerSavepoint(
                                job, folder.toString(), true, SavepointFormatType.CANONICAL)
                        .get(1, TimeUnit.MINUTES);
        cancel();
        return savepoint;
    }

    /** Ends the job, if it has not ended. */
    void cancel() throws Exception {
        if (!cluster.getJobStatus(job).get().isTerminalState()) {
            cluster.cancelJob(job).handle((ack, alreadyEnded) -> null).get();
        }
        cluster.requestJobResult(job).get(1, TimeUnit.MINUTES);
    }

    /** What was emitted since this start; in order for each user. */
    List<OutputRecord> records() {
        return List.copyOf(sink.records());
    }

    /** What was emitted since this start, as JSON, without order. */
    List<String> output(OutputKind kind) {
        return sink.records().stream()
                .filter(record -> record.kind() == kind)
                .map(OutputRecord::json)
                .map(json -> new String(json, StandardCharsets.UTF_8))
                .toList();
    }

    void awaitOutput(OutputKind kind, int count) throws Exception {
        await(count + " of " + kind, () -> output(kind).size() >= count);
    }

    /** Polls, since nothing but the condition tells. */
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
        throw new AssertionError("Expected " + what + ", but found " + sink.records() + ".");
    }
}
