// SPDX-License-Identifier: Apache-2.0
package dev.journeys.faults.events;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Writes the topic of events into a file: one partition after the other, as they count for ties.
 */
public final class WrittenEvents {
    private static final Duration POLL = Duration.ofMillis(200);

    private WrittenEvents() {}

    /** Returns how many there are. */
    public static long write(String bootstrapServers, Path file) throws IOException {
        try (KafkaConsumer<String, String> consumer =
                        new KafkaConsumer<>(
                                Map.of("bootstrap.servers", bootstrapServers),
                                new StringDeserializer(),
                                new StringDeserializer());
                BufferedWriter lines = Files.newBufferedWriter(file)) {
            long written = 0;
            for (var found : consumer.partitionsFor(SteadyProducer.TOPIC)) {
                written +=
                        write(
                                consumer,
                                new TopicPartition(found.topic(), found.partition()),
                                lines);
            }
            return written;
        }
    }

    private static long write(
            KafkaConsumer<String, String> consumer, TopicPartition partition, BufferedWriter lines)
            throws IOException {
        List<TopicPartition> one = List.of(partition);
        consumer.assign(one);
        consumer.seekToBeginning(one);
        long end = Objects.requireNonNull(consumer.endOffsets(one).get(partition));
        long written = 0;
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<String, String> record : consumer.poll(POLL)) {
                lines.write(record.value());
                lines.newLine();
                written++;
            }
        }
        return written;
    }
}
