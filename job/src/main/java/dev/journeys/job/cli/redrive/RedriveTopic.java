// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.redrive;

import dev.journeys.connectors.kafka.KafkaClientSettings;
import dev.journeys.job.cli.common.KafkaFailures;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes to the topic from which the job sends again: key the user, value the delivery. */
final class RedriveTopic implements AutoCloseable {
    private final KafkaClientSettings client;
    private final String topic;
    private final KafkaProducer<String, byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /** By destination. */
    private final Map<String, Integer> tooLarge = new ConcurrentHashMap<>();

    private RedriveTopic(
            KafkaClientSettings client, String topic, KafkaProducer<String, byte[]> producer) {
        this.client = client;
        this.topic = topic;
        this.producer = producer;
    }

    static RedriveTopic open(KafkaClientSettings client, String topic) {
        Properties properties = client.toProperties();
        properties.setProperty("acks", "all");
        properties.setProperty("enable.idempotence", "true");
        // A dead letter that fitted was larger.
        properties.putIfAbsent("max.request.size", String.valueOf(16 << 20));
        try {
            return new RedriveTopic(
                    client,
                    topic,
                    new KafkaProducer<>(
                            properties, new StringSerializer(), new ByteArraySerializer()));
        } catch (KafkaException e) {
            throw KafkaFailures.of(client, what(topic), e);
        }
    }

    /**
     * Writes one; where that fails, a later call says so. One that is larger than the topic takes
     * is left, since it would fail again each time.
     */
    void write(DeadDelivery dead) {
        String destination = dead.destination();
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic, dead.user(), dead.delivery());
        record.headers().add(Redriven.HEADER, dead.place().getBytes(StandardCharsets.UTF_8));
        try {
            producer.send(record, (written, e) -> ended(destination, e));
        } catch (KafkaException e) {
            failure.compareAndSet(null, e);
        }
        complain();
    }

    /** In the producer's thread, or in that of the caller. */
    private void ended(String destination, @Nullable Exception e) {
        if (e instanceof RecordTooLargeException) {
            tooLarge.merge(destination, 1, Integer::sum);
        } else if (e != null) {
            failure.compareAndSet(null, e);
        }
    }

    /** How many were left since they are too large, by destination; after {@link #flush}. */
    Map<String, Integer> tooLarge() {
        return Map.copyOf(tooLarge);
    }

    /** Returns when all brokers that have to have them have them. */
    void flush() {
        try {
            producer.flush();
        } catch (KafkaException e) {
            failure.compareAndSet(null, e);
        }
        complain();
    }

    private void complain() {
        Exception failed = failure.get();
        if (failed != null) {
            throw KafkaFailures.of(
                    client,
                    what(topic) + " (what was written stays; the same command writes the rest)",
                    failed);
        }
    }

    private static String what(String topic) {
        return "to write to topic '" + topic + "'";
    }

    @Override
    public void close() {
        producer.close();
    }
}
