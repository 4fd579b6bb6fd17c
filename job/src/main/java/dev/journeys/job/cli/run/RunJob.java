// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.run;

import dev.journeys.connectors.kafka.KafkaClientSettings;
import dev.journeys.job.ControlStream;
import dev.journeys.job.EventStream;
import dev.journeys.job.JourneyTopology;
import dev.journeys.job.kafka.KafkaOutput;
import dev.journeys.job.kafka.KafkaStartChecks;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job on Kafka: built on an environment, and checked before it is handed over. */
final class RunJob {
    private RunJob() {}

    /** Builds the job; what the environment's configuration does not say about Flink is set. */
    static void build(StreamExecutionEnvironment env, RunOptions options) {
        FlinkDefaults.apply(env, options.checkpointInterval());
        KafkaClientSettings client = options.events().records().client();
        KafkaOutput.attach(
                JourneyTopology.of(
                        env,
                        EventStream.ofTopics(env, options.events()),
                        ControlStream.ofTopic(env, client, options.definitionsTopic()),
                        options.engine()),
                options.output());
    }

    /**
     * Why the job would not do what it is to do: a sentence with its mend for each reason. Asks the
     * broker.
     */
    static List<String> problems(StreamExecutionEnvironment env, RunOptions options)
            throws InterruptedException {
        FlinkDefaults.apply(env, options.checkpointInterval());
        List<String> problems = new ArrayList<>(FlinkCepVersion.problems());
        if (options.output().guarantee() == DeliveryGuarantee.EXACTLY_ONCE
                && env.getCheckpointConfig().getCheckpointingConsistencyMode()
                        != CheckpointingMode.EXACTLY_ONCE) {
            problems.add(
                    "Expected checkpoints in mode EXACTLY_ONCE with --delivery-guarantee"
                            + " exactly-once, but Flink's execution.checkpointing.mode is "
                            + env.getCheckpointConfig().getCheckpointingConsistencyMode()
                            + ". Change one of the two.");
        }
        problems.addAll(InputChecks.problems(options));
        problems.addAll(
                KafkaStartChecks.check(
                        options.output(),
                        env.getCheckpointConfig().getCheckpointInterval(),
                        Restoring.isPossible(env.getConfiguration())));
        return problems;
    }
}
