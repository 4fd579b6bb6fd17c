// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.kafka;

import java.io.Serializable;

/**
 * What a source reads, and how.
 *
 * @param topics the topics
 * @param group the consumer group under which the offsets of each checkpoint are committed, for
 *     monitoring and for {@link StartingOffsets#committedElseEarliest()}; not blank. Flink gives
 *     out the partitions, not the group
 * @param start where partitions begin that exist when the job starts without a savepoint
 * @param client how the cluster is reached
 */
public record KafkaInput(
        KafkaTopics topics, String group, StartingOffsets start, KafkaClientSettings client)
        implements Serializable {
    public KafkaInput {
        if (group.isBlank()) {
            throw new IllegalArgumentException(
                    "Expected the name of a consumer group, but found none.");
        }
    }
}
