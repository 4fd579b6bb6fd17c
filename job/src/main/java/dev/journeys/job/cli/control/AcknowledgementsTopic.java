// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import dev.journeys.job.cli.common.KafkaFailures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topic in which the job answers, from where it ended when this was opened. */
final class AcknowledgementsTopic implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final ControlTopics topics;
    private final Consumer<byte[], byte[]> consumer;

    private AcknowledgementsTopic(ControlTopics topics, Consumer<byte[], byte[]> consumer) {
        this.topics = topics;
        this.consumer = consumer;
    }

    /** Notes where the topic ends. */
    static AcknowledgementsTopic open(ControlTopics topics) {
        try {
            AcknowledgementsTopic opened =
                    new AcknowledgementsTopic(topics, new KafkaConsumer<>(properties(topics)));
            opened.seekToEnd();
            return opened;
        } catch (KafkaException e) {
            throw failure(topics, e);
        }
    }

    private static Properties properties(ControlTopics topics) {
        Properties properties = topics.properties();
        properties.setProperty("enable.auto.commit", "false");
        properties.setProperty("allow.auto.create.topics", "false");
        properties.setProperty("auto.offset.reset", "earliest");
        properties.setProperty("key.deserializer", ByteArrayDeserializer.class.getName());
        properties.setProperty("value.deserializer", ByteArrayDeserializer.class.getName());
        return properties;
    }

    private void seekToEnd() {
        List<TopicPartition> partitions = new ArrayList<>();
        for (PartitionInfo partition : consumer.partitionsFor(topics.acknowledgements())) {
            partitions.add(new TopicPartition(partition.topic(), partition.partition()));
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        consumer.assign(partitions);
        ends.forEach(consumer::seek);
    }

    /**
     * Reads until everything is settled or the time is over.
     *
     * @return how long it took
     */
    Duration await(Acknowledgements acknowledgements, Duration timeout) {
        long begin = System.nanoTime();
        try {
            while (!acknowledgements.isSettled() && System.nanoTime() - begin < timeout.toNanos()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (record.value() != null) {
                        acknowledgements.take(record.value());
                    }
                }
            }
        } catch (KafkaException e) {
            throw failure(topics, e);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static RuntimeException failure(ControlTopics topics, KafkaException e) {
        return KafkaFailures.of(
                topics.client(), "to read topic '" + topics.acknowledgements() + "'", e);
    }

    /** There is nothing to commit, and no reason to wait for the answer that is under way. */
    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
