// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.run;

import dev.journeys.job.TopicInput;
import dev.journeys.job.destination.DestinationPolicy;
import dev.journeys.job.engine.EngineOptions;
import dev.journeys.job.kafka.KafkaOutputOptions;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How journeys run on Kafka.
 *
 * @param jobName in Flink
 * @param events where they are, and how they are read
 * @param definitionsTopic of control records, on the same brokers as the events
 * @param output where everything goes
 * @param redriveTopic of deliveries that are to be sent once more; null: none is read
 * @param destinations what the authors of definitions of destinations may do
 * @param checkpointInterval where Flink's configuration has none; more than nothing
 * @param flink settings of an embedded Flink
 */
record RunOptions(
        String jobName,
        TopicInput events,
        String definitionsTopic,
        EngineOptions engine,
        KafkaOutputOptions output,
        @Nullable String redriveTopic,
        DestinationPolicy destinations,
        Duration checkpointInterval,
        Map<String, String> flink) {
    /** The topic that is read where there is one of that name. */
    static final String USUAL_REDRIVE_TOPIC = "journeys.redrive";

    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(10);

    RunOptions {
        flink = Map.copyOf(flink);
        if (checkpointInterval.compareTo(SHORTEST_INTERVAL) < 0) {
            throw new IllegalArgumentException(
                    "Expected --checkpoint-interval of at least "
                            + SHORTEST_INTERVAL
                            + ", but found "
                            + checkpointInterval
                            + ".");
        }
    }

    /** The same without a topic of deliveries that are to be sent once more. */
    RunOptions withoutRedrive() {
        return new RunOptions(
                jobName,
                events,
                definitionsTopic,
                engine,
                output,
                null,
                destinations,
                checkpointInterval,
                flink);
    }
}
