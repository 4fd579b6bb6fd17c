// SPDX-License-Identifier: Apache-2.0
package dev.journeys.faults.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes definitions into their topic before the job starts, effective before every event. */
public final class Definitions {
    private static final String TOPIC = "journeys.definitions";
    private static final String EFFECTIVE_FROM = "2020-01-01T00:00:00Z";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Definitions() {}

    /** Publishes every definition of a folder. */
    public static void publish(String bootstrapServers, Path folder) throws IOException {
        try (KafkaProducer<String, String> producer =
                        new KafkaProducer<>(
                                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                                new StringSerializer(),
                                new StringSerializer());
                Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                producer.send(record(JSON.readTree(file.toFile())));
            }
            producer.flush();
        }
    }

    private static ProducerRecord<String, String> record(JsonNode definition) {
        String journey = definition.path("id").textValue();
        int version = definition.path("version").intValue();
        ObjectNode record =
                JSON.createObjectNode()
                        .put("journey", journey)
                        .put("version", version)
                        .put("status", "published")
                        .put("effectiveFrom", EFFECTIVE_FROM)
                        .set("definition", definition);
        return new ProducerRecord<>(
                TOPIC, journey + '/' + version + '/' + EFFECTIVE_FROM, record.toString());
    }
}
