// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** All that a plain reader of committed records finds in a topic, from its beginning on. */
final class CommittedTopic implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMillis(50);

    private final KafkaConsumer<String, String> consumer;
    private final List<ConsumerRecord<String, String>> records = new ArrayList<>();

    CommittedTopic(String bootstrapServers, String topic) {
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "isolation.level",
                                "read_committed",
                                "auto.offset.reset",
                                "earliest"),
                        new StringDeserializer(),
                        new StringDeserializer());
        consumer.assign(
                consumer.partitionsFor(topic).stream()
                        .map(part -> new TopicPartition(topic, part.partition()))
                        .toList());
    }

    /** The records that can be read by now; those of a key are in order. */
    List<ConsumerRecord<String, String>> records() {
        ConsumerRecords<String, String> some = consumer.poll(PATIENCE);
        while (!some.isEmpty()) {
            some.forEach(records::add);
            some = consumer.poll(PATIENCE);
        }
        return records;
    }

    /** Their values, as JSON. */
    List<JsonNode> values() {
        return records().stream().map(record -> parse(record.value())).toList();
    }

    /** One field of every value, as text; empty where a value has it not. */
    List<String> field(String name) {
        return values().stream().map(value -> value.path(name).asText()).toList();
    }

    /** The texts of all values, by their keys. */
    Map<String, List<String>> byKey() {
        return records().stream()
                .collect(
                        Collectors.groupingBy(
                                ConsumerRecord::key,
                                Collectors.mapping(ConsumerRecord::value, Collectors.toList())));
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
