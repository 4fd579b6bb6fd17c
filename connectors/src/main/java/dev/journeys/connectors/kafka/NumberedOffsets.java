// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.kafka;

import java.util.Collection;
import java.util.Map;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;

/**
 * Has every partition begin at a number, found when the partition is. Flink's own initializers
 * leave some to the reader (earliest, the group's), and until the first record nobody else knows
 * where that is: such a partition could not be probed.
 */
@SuppressWarnings("deprecation") // Flink's interface still has Kafka's old enum.
final class NumberedOffsets implements OffsetsInitializer {
    private static final long serialVersionUID = 1;

    private final StartingOffsets start;

    NumberedOffsets(StartingOffsets start) {
        this.start = start;
    }

    @Override
    public Map<TopicPartition, Long> getPartitionOffsets(
            Collection<TopicPartition> partitions, PartitionOffsetsRetriever broker) {
        return start.kind().resolution().resolve(partitions, start.timestamp(), broker);
    }

    /** Where retention has overtaken the reader, as little as possible is passed over. */
    @Override
    public OffsetResetStrategy getAutoOffsetResetStrategy() {
        return OffsetResetStrategy.EARLIEST;
    }
}
