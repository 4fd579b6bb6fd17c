// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.run;

import dev.journeys.connectors.kafka.KafkaClientSettings;
import dev.journeys.connectors.kafka.KafkaInput;
import dev.journeys.connectors.kafka.KafkaTopics;
import dev.journeys.connectors.kafka.StartingOffsets;
import dev.journeys.job.ControlStream;
import dev.journeys.job.DestinationOptions;
import dev.journeys.job.DestinationTopology;
import dev.journeys.job.EventStream;
import dev.journeys.job.JourneyStreams;
import dev.journeys.job.JourneyTopology;
import dev.journeys.job.RedriveStream;
import dev.journeys.job.destination.DestinationPolicy;
import dev.journeys.job.kafka.KafkaDeadLetters;
import dev.journeys.job.kafka.KafkaOutput;
import dev.journeys.job.kafka.KafkaStartChecks;
import dev.journeys.job.state.OutputRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job on Kafka: built on an environment, and checked before it is handed over. */
final class RunJob {
    private RunJob() {}

    /** Builds the job; what the environment's configuration does not say about Flink is set. */
    static void build(StreamExecutionEnvironment env, RunOptions options) {
        FlinkDefaults.apply(env, options.checkpointInterval());
        KafkaClientSettings client = options.events().records().client();
        DestinationPolicy policy = options.destinations().without(OwnTopicsOfRun.of(options));
        ControlStream definitions = ControlStream.ofTopic(env, client, options.definitionsTopic());
        JourneyStreams journeys =
                JourneyTopology.streams(
                        env,
                        EventStream.ofTopics(env, options.events()),
                        definitions,
                        options.engine()
                                .allowing(policy)
                                .withTopicsOf(options.output().topics().destinations().keySet()));
        Optional<RedriveStream> redriven =
                Optional.ofNullable(options.redriveTopic())
                        .map(topic -> redriveInput(options.events().records(), topic))
                        .map(input -> RedriveStream.ofTopic(env, input));
        DataStream<OutputRecord> output = journeys.output();
        DestinationOptions destinations =
                new DestinationOptions(
                        policy, new KafkaDeadLetters(options.output()), options.events().clock());
        DataStream<OutputRecord> sent =
                DestinationTopology.of(
                        journeys.messages(),
                        redriven.map(RedriveStream::messages),
                        definitions.updates(),
                        destinations);
        KafkaOutput.attach(
                redriven.map(RedriveStream::deadLetters)
                        .map(output::union)
                        .orElse(output)
                        .union(sent),
                options.output());
    }

    /** In the group of the events, whose offsets tell what was asked for while no job ran. */
    private static KafkaInput redriveInput(KafkaInput events, String topic) {
        return new KafkaInput(
                KafkaTopics.of(List.of(topic)),
                events.group(),
                StartingOffsets.committedElseEarliest(),
                events.client());
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
