// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** All partitions of a topic, read from their beginnings. Used by one thread. */
final class ControlTopic implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration TO_ANSWER = Duration.ofSeconds(5);
    private static final long UNKNOWN = -1;

    private final String topic;
    private final TopicAdmin admin;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<TopicPartition, Long> endsAhead;
    private Map<TopicPartition, Long> positionsBefore = Map.of();

    private ControlTopic(
            String topic,
            TopicAdmin admin,
            KafkaConsumer<String, byte[]> consumer,
            Map<TopicPartition, Long> ends) {
        this.topic = topic;
        this.admin = admin;
        this.consumer = consumer;
        this.endsAhead = new HashMap<>(ends);
    }

    /**
     * Notes where the partitions end.
     *
     * @throws IOException where there is no such topic, or no answer in time; nothing stays open
     */
    static ControlTopic open(KafkaClientSettings client, String topic) throws IOException {
        String clientId = topic + "-control";
        TopicAdmin admin = TopicAdmin.of(client, clientId + "-admin");
        try {
            List<TopicPartition> partitions = admin.partitions(topic, TO_ANSWER);
            Map<TopicPartition, Long> ends = admin.ends(partitions, TO_ANSWER);
            Map<TopicPartition, Long> beginnings = admin.beginnings(partitions, TO_ANSWER);
            ControlTopic opened = new ControlTopic(topic, admin, consumer(client, clientId), ends);
            opened.add(beginnings);
            return opened;
        } catch (IOException e) {
            admin.close();
            throw e;
        }
    }

    private static KafkaConsumer<String, byte[]> consumer(
            KafkaClientSettings client, String clientId) throws IOException {
        try {
            return new KafkaConsumer<>(
                    ConsumerProperties.ofReader(client, clientId),
                    new StringDeserializer(),
                    new ByteArrayDeserializer());
        } catch (KafkaException e) {
            throw ClientFailures.noClient(client, e);
        }
    }

    /** Reads more partitions, from there; as numbers, so that the position is known at once. */
    private void add(Map<TopicPartition, Long> beginnings) {
        List<TopicPartition> all = new ArrayList<>(consumer.assignment());
        all.addAll(beginnings.keySet());
        consumer.assign(all);
        beginnings.forEach(consumer::seek);
    }

    /**
     * Begins to read partitions that were added to the topic.
     *
     * @throws IOException where the topic is gone, or no broker answers in time
     */
    void addNewPartitions() throws IOException {
        List<TopicPartition> added = new ArrayList<>(admin.partitions(topic, TO_ANSWER));
        added.removeAll(consumer.assignment());
        if (!added.isEmpty()) {
            add(admin.beginnings(added, TO_ANSWER));
        }
    }

    /**
     * The next records; none where there are none at present, or no broker.
     *
     * @throws KafkaException where they cannot be read; a later call gives them
     */
    ConsumerRecords<String, byte[]> poll() {
        return consumer.poll(POLL);
    }

    /** Whether everything has been given that was there in the beginning. */
    boolean hasReachedEnds() {
        endsAhead.entrySet().removeIf(each -> position(each.getKey()) >= each.getValue());
        return endsAhead.isEmpty();
    }

    /** No exception: the records that came before would be lost with it. */
    private long position(TopicPartition partition) {
        try {
            return consumer.position(partition, Duration.ZERO);
        } catch (KafkaException notAtPresent) {
            return UNKNOWN;
        }
    }

    /**
     * A sentence on a partition whose end is not reached, and that was not read any further since
     * this was last asked; null where there is none.
     */
    @Nullable String whatHoldsUp() {
        Map<TopicPartition, Long> before = positionsBefore;
        positionsBefore = new HashMap<>();
        String stuck = null;
        for (Map.Entry<TopicPartition, Long> ahead : endsAhead.entrySet()) {
            long position = position(ahead.getKey());
            positionsBefore.put(ahead.getKey(), position);
            if (before.getOrDefault(ahead.getKey(), Long.MIN_VALUE) == position) {
                stuck =
                        "Expected to read partition '%s' to offset %d, but found nothing after %d"
                                        .formatted(ahead.getKey(), ahead.getValue(), position)
                                + " for a while; perhaps a transaction is open there.";
            }
        }
        return stuck;
    }

    /** There is nothing to commit, and no reason to wait for the answer that is under way. */
    @Override
    public void close() {
        ClientFailures.uninterrupted(() -> consumer.close(CloseOptions.timeout(Duration.ZERO)));
        admin.close();
    }
}
