// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Looks whether there are records in the rest of partitions, as a source's consumer would see them.
 * Used by one thread.
 */
final class TailReader implements AutoCloseable {
    private static final int POLLS = 10;

    /** A partition that has records is read no further, so little is fetched for nothing. */
    private static final int BYTES_AT_ONCE = 256 * 1024;

    private static final long NOWHERE = -1;

    private final KafkaConsumer<byte[], byte[]> consumer;

    private TailReader(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /**
     * Does not wait for a broker.
     *
     * @throws IOException where the settings are wrong, or no address has a host
     */
    static TailReader of(KafkaClientSettings client, String clientId) throws IOException {
        Properties properties = ConsumerProperties.ofReader(client, clientId);
        properties.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "1");
        properties.setProperty(
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Integer.toString(BYTES_AT_ONCE));
        try {
            return new TailReader(
                    new KafkaConsumer<>(
                            properties, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
        } catch (KafkaException e) {
            throw ClientFailures.noClient(client, e);
        }
    }

    /**
     * How far there are no records.
     *
     * @param positions where to begin in each partition
     * @param ends where it is enough
     * @param timeout for all together, about
     * @return for each partition in which no record came, where it has got to; perhaps not the end
     */
    Map<TopicPartition, Long> follow(
            Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends, Duration timeout) {
        consumer.assign(positions.keySet());
        consumer.resume(positions.keySet());
        positions.forEach(consumer::seek);
        Map<TopicPartition, Long> reached = new HashMap<>();
        Map<TopicPartition, Long> open = new HashMap<>(ends);
        open.keySet().retainAll(positions.keySet());
        Duration slice = timeout.dividedBy(POLLS);
        for (int poll = 0; poll < POLLS && !open.isEmpty(); poll++) {
            Set<TopicPartition> withRecords = consumer.poll(slice).partitions();
            consumer.pause(withRecords);
            open.keySet().removeAll(withRecords);
            reached.keySet().removeAll(withRecords);
            for (TopicPartition partition : open.keySet()) {
                reached.put(partition, consumer.position(partition, slice));
            }
            open.entrySet()
                    .removeIf(
                            each ->
                                    reached.getOrDefault(each.getKey(), NOWHERE)
                                            >= each.getValue());
        }
        return reached;
    }

    @Override
    public void close() {
        ClientFailures.uninterrupted(consumer::close);
    }
}
