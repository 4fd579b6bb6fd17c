// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import dev.journeys.connectors.control.ControlEntry;
import dev.journeys.connectors.kafka.broker.KafkaBroker;
import dev.journeys.job.source.ControlReading;
import dev.journeys.job.source.ControlRecordParser;
import dev.journeys.job.state.ControlUpdate;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.OutputRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Stands for the job: reads the definitions topic and answers each record as it is told to. */
final class AnsweringJob implements AutoCloseable {
    private final KafkaBroker broker;
    private final String definitions;
    private final String acknowledgements;
    private final Function<DefinitionRecord, List<OutputRecord>> answers;
    private final Thread thread;
    private volatile boolean closed;

    private AnsweringJob(
            KafkaBroker broker,
            String definitions,
            String acknowledgements,
            Function<DefinitionRecord, List<OutputRecord>> answers) {
        this.broker = broker;
        this.definitions = definitions;
        this.acknowledgements = acknowledgements;
        this.answers = answers;
        thread = new Thread(this::run, "answering-job");
    }

    /** Starts it; both topics have one partition. */
    static AnsweringJob start(
            KafkaBroker broker,
            String definitions,
            String acknowledgements,
            Function<DefinitionRecord, List<OutputRecord>> answers) {
        AnsweringJob job = new AnsweringJob(broker, definitions, acknowledgements, answers);
        job.thread.start();
        return job;
    }

    private void run() {
        Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (KafkaConsumer<String, byte[]> consumer =
                        new KafkaConsumer<>(
                                client, new StringDeserializer(), new ByteArrayDeserializer());
                KafkaProducer<String, byte[]> producer =
                        new KafkaProducer<>(
                                client, new StringSerializer(), new ByteArraySerializer())) {
            TopicPartition partition = new TopicPartition(definitions, 0);
            consumer.assign(List.of(partition));
            consumer.seek(partition, 0);
            while (!closed) {
                consumer.poll(Duration.ofMillis(50)).forEach(record -> answer(record, producer));
            }
        }
    }

    private void answer(
            ConsumerRecord<String, byte[]> record, KafkaProducer<String, byte[]> producer) {
        ControlReading reading =
                ControlRecordParser.parse(
                        ControlEntry.value(record.key(), record.value(), definitions, 0));
        ControlUpdate update = ((ControlReading.Valid) reading).update();
        for (OutputRecord answer : answers.apply(update.definition())) {
            producer.send(new ProducerRecord<>(acknowledgements, answer.user(), answer.json()));
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
