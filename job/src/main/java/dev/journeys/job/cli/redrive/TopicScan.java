// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.redrive;

import dev.journeys.connectors.kafka.KafkaClientSettings;
import dev.journeys.job.cli.common.CommandFailure;
import dev.journeys.job.cli.common.ExitCodes;
import dev.journeys.job.cli.common.KafkaFailures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** All committed records of a topic, up to where it ends when this is opened; in no group. */
final class TopicScan implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration MAX_SILENCE = Duration.ofSeconds(30);

    private final KafkaClientSettings client;
    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;

    private TopicScan(
            KafkaClientSettings client,
            String topic,
            KafkaConsumer<byte[], byte[]> consumer,
            Map<TopicPartition, Long> ends) {
        this.client = client;
        this.topic = topic;
        this.consumer = consumer;
        this.ends = ends;
    }

    /**
     * Notes where the topic ends.
     *
     * @throws CommandFailure where there is no such topic, or no answer
     */
    static TopicScan open(KafkaClientSettings client, String topic) throws InterruptedException {
        List<TopicPartition> partitions = partitions(client, topic);
        KafkaConsumer<byte[], byte[]> consumer = consumer(client, topic);
        try {
            consumer.assign(partitions);
            return new TopicScan(client, topic, consumer, consumer.endOffsets(partitions));
        } catch (KafkaException e) {
            consumer.close(CloseOptions.timeout(Duration.ZERO));
            throw failure(client, topic, e);
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(
            KafkaClientSettings client, String topic) {
        try {
            return new KafkaConsumer<>(properties(client));
        } catch (KafkaException e) {
            throw failure(client, topic, e);
        }
    }

    private static Properties properties(KafkaClientSettings client) {
        Properties properties = client.toProperties();
        properties.putIfAbsent("isolation.level", "read_committed");
        properties.setProperty("enable.auto.commit", "false");
        properties.setProperty("allow.auto.create.topics", "false");
        properties.setProperty("auto.offset.reset", "earliest");
        properties.setProperty("key.deserializer", ByteArrayDeserializer.class.getName());
        properties.setProperty("value.deserializer", ByteArrayDeserializer.class.getName());
        return properties;
    }

    private static List<TopicPartition> partitions(KafkaClientSettings client, String topic)
            throws InterruptedException {
        try (Admin admin = Admin.create(client.toProperties())) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (TopicDescription description :
                    admin.describeTopics(List.of(topic)).allTopicNames().get().values()) {
                for (TopicPartitionInfo partition : description.partitions()) {
                    partitions.add(new TopicPartition(topic, partition.partition()));
                }
            }
            return partitions;
        } catch (ExecutionException | KafkaException e) {
            throw failure(client, topic, e);
        }
    }

    private static CommandFailure failure(
            KafkaClientSettings client, String topic, Exception failure) {
        return KafkaFailures.of(client, "to read topic '" + topic + "'", failure);
    }

    /**
     * Gives all records, those of a partition in their order; may be called again.
     *
     * @param sinceMillis records that were written before may be left out
     */
    void each(long sinceMillis, Consumer<ConsumerRecords<byte[], byte[]>> taker) {
        try {
            begin(sinceMillis);
            long heard = System.nanoTime();
            while (!isRead()) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                taker.accept(records);
                if (!records.isEmpty()) {
                    heard = System.nanoTime();
                } else if (System.nanoTime() - heard > MAX_SILENCE.toNanos()) {
                    throw new CommandFailure(
                            ExitCodes.UNREACHABLE,
                            "Expected more records of topic '"
                                    + topic
                                    + "', but none came for "
                                    + MAX_SILENCE
                                    + ".",
                            null);
                }
            }
        } catch (KafkaException e) {
            throw failure(client, topic, e);
        }
    }

    private void begin(long sinceMillis) {
        consumer.seekToBeginning(ends.keySet());
        if (sinceMillis <= 0) {
            return;
        }
        Map<TopicPartition, Long> times = new HashMap<>();
        ends.keySet().forEach(partition -> times.put(partition, sinceMillis));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
        ends.forEach(
                (partition, end) -> {
                    OffsetAndTimestamp first = found.get(partition);
                    consumer.seek(partition, first == null ? end : first.offset());
                });
    }

    /** By the positions: the last offsets may be markers of transactions. */
    private boolean isRead() {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
