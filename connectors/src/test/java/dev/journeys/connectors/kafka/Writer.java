// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.kafka;

import dev.journeys.connectors.kafka.broker.KafkaBroker;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes records into a topic; what a call has written is there when it returns. */
final class Writer implements AutoCloseable {
    private final String topic;
    private final KafkaProducer<String, byte[]> producer;

    private Writer(String topic, Map<String, Object> properties) {
        this.topic = topic;
        this.producer =
                new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }

    static Writer to(KafkaBroker broker, String topic) {
        return new Writer(topic, Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    /** A transaction has begun. */
    static Writer inTransaction(KafkaBroker broker, String topic) {
        Writer writer =
                new Writer(
                        topic,
                        Map.of(
                                "bootstrap.servers", broker.bootstrapServers(),
                                "transactional.id", broker.uniqueName("transaction")));
        writer.producer.initTransactions();
        writer.producer.beginTransaction();
        return writer;
    }

    /** Null: no value. */
    Writer write(int partition, String key, String value) {
        return write(
                partition,
                key,
                value == null ? null : value.getBytes(StandardCharsets.UTF_8),
                null);
    }

    Writer write(int partition, String key, byte[] value, Long timestamp) {
        try {
            producer.send(new ProducerRecord<>(topic, partition, timestamp, key, value)).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return this;
    }

    void commit() {
        producer.commitTransaction();
    }

    void abort() {
        producer.abortTransaction();
    }

    @Override
    public void close() {
        producer.close();
    }
}
