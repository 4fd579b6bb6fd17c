// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.run;

import dev.journeys.job.TopicInput;
import dev.journeys.job.engine.EngineOptions;
import dev.journeys.job.kafka.KafkaOutputOptions;
import java.time.Duration;
import java.util.Map;

/**
 * How journeys run on Kafka.
 *
 * @param jobName in Flink
 * @param events where they are, and how they are read
 * @param definitionsTopic of control records, on the same brokers as the events
 * @param output where everything goes
 * @param checkpointInterval where Flink's configuration has none; more than nothing
 * @param flink settings of an embedded Flink
 */
record RunOptions(
        String jobName,
        TopicInput events,
        String definitionsTopic,
        EngineOptions engine,
        KafkaOutputOptions output,
        Duration checkpointInterval,
        Map<String, String> flink) {
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
}
