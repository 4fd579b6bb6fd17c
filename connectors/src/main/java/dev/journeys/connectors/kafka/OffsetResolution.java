// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer.PartitionOffsetsRetriever;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/** Finds the numbers of offsets. */
@FunctionalInterface
interface OffsetResolution {
    OffsetResolution EARLIEST =
            (partitions, timestamp, broker) -> broker.beginningOffsets(partitions);

    OffsetResolution LATEST = (partitions, timestamp, broker) -> broker.endOffsets(partitions);

    OffsetResolution TIMESTAMP = OffsetResolution::atTimestamp;

    /**
     * The offset of each partition, not negative.
     *
     * @param timestamp in epoch milliseconds
     */
    Map<TopicPartition, Long> resolve(
            Collection<TopicPartition> partitions,
            long timestamp,
            PartitionOffsetsRetriever broker);

    /** What the group has committed, and another resolution for the rest. */
    static OffsetResolution committedElse(OffsetResolution other) {
        return (partitions, timestamp, broker) -> {
            Map<TopicPartition, Long> offsets = new HashMap<>(broker.committedOffsets(partitions));
            Set<TopicPartition> rest = new HashSet<>(partitions);
            rest.removeAll(offsets.keySet());
            if (!rest.isEmpty()) {
                offsets.putAll(other.resolve(rest, timestamp, broker));
            }
            return offsets;
        };
    }

    private static Map<TopicPartition, Long> atTimestamp(
            Collection<TopicPartition> partitions,
            long timestamp,
            PartitionOffsetsRetriever broker) {
        // The ends first: a record that is written in between must not be passed over.
        Map<TopicPartition, Long> offsets = new HashMap<>(broker.endOffsets(partitions));
        Map<TopicPartition, OffsetAndTimestamp> found =
                broker.offsetsForTimes(
                        partitions.stream()
                                .collect(
                                        Collectors.toMap(
                                                partition -> partition, each -> timestamp)));
        found.forEach((partition, offset) -> offsets.put(partition, offset.offset()));
        return offsets;
    }
}
