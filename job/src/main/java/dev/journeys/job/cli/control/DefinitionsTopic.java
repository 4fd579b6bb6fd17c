// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import dev.journeys.connectors.control.ControlBatch;
import dev.journeys.connectors.control.ControlReader;
import dev.journeys.connectors.kafka.KafkaControlReader;
import dev.journeys.job.cli.common.KafkaFailures;
import dev.journeys.job.source.ControlRecordFormat;
import dev.journeys.job.source.DefinitionLimits;
import dev.journeys.job.state.DefinitionRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topic of control records: all of it, and something more to it. */
final class DefinitionsTopic {
    private static final Duration MAX_SILENCE = Duration.ofSeconds(30);
    private static final int MAX_REQUEST_BYTES = 2 * DefinitionLimits.MAX_RECORD_BYTES;

    private final ControlTopics topics;

    DefinitionsTopic(ControlTopics topics) {
        this.topics = topics;
    }

    /** Reads it from its beginning to where it ends now. */
    KnownJourneys read() {
        ControlReader.Factory factory =
                KafkaControlReader.factory(
                        topics.client(), topics.definitions(), DefinitionLimits.MAX_RECORD_BYTES);
        try (ControlReader reader = factory.create()) {
            reader.open();
            return readAll(reader);
        } catch (IOException e) {
            throw KafkaFailures.failure(
                    "Expected to read topic '" + topics.definitions() + "', but it failed.", e);
        } catch (KafkaException e) {
            throw KafkaFailures.of(
                    topics.client(), "to read topic '" + topics.definitions() + "'", e);
        }
    }

    private static KnownJourneys readAll(ControlReader reader) throws IOException {
        KnownJourneys known = new KnownJourneys();
        long heard = System.nanoTime();
        while (true) {
            ControlBatch batch = reader.poll();
            batch.entries().forEach(known::take);
            if (batch.caughtUp()) {
                return known;
            }
            if (!batch.entries().isEmpty()) {
                heard = System.nanoTime();
            } else if (System.nanoTime() - heard > MAX_SILENCE.toNanos()) {
                String trouble = batch.trouble();
                throw new IOException(
                        trouble == null
                                ? "Expected more records, but none came for " + MAX_SILENCE + "."
                                : trouble);
            }
        }
    }

    /**
     * Writes destinations and then records, in their order; returns when all brokers that have to
     * have them. Where it fails, the first ones may have been written: to write all again does no
     * harm.
     */
    void write(List<DestinationChange> destinations, List<DefinitionRecord> records)
            throws InterruptedException {
        String what = "to write to topic '" + topics.definitions() + "'";
        try (Producer<String, byte[]> producer = producer()) {
            List<Future<RecordMetadata>> written = new ArrayList<>();
            for (DestinationChange destination : destinations) {
                written.add(
                        producer.send(
                                new ProducerRecord<>(
                                        topics.definitions(),
                                        destination.key(),
                                        destination.wanted().text())));
            }
            for (DefinitionRecord record : records) {
                written.add(producer.send(toKafka(record)));
            }
            for (Future<RecordMetadata> each : written) {
                each.get();
            }
        } catch (ExecutionException | KafkaException e) {
            throw KafkaFailures.of(topics.client(), what, e);
        }
    }

    private ProducerRecord<String, byte[]> toKafka(DefinitionRecord record) {
        return new ProducerRecord<>(
                topics.definitions(), record.key(), ControlRecordFormat.value(record));
    }

    private Producer<String, byte[]> producer() {
        Properties properties = topics.properties();
        properties.setProperty("acks", "all");
        properties.setProperty("enable.idempotence", "true");
        properties.putIfAbsent("max.request.size", String.valueOf(MAX_REQUEST_BYTES));
        return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }
}
