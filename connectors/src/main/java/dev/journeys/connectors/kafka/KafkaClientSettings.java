// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.kafka;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a Kafka cluster is reached: client properties, which every consumer, producer and admin
 * client gets. Any property of Kafka's clients passes through.
 *
 * <p>Secrets are never part of it. Their values are references to where the secret is: {@code
 * ${env:NAME}}, {@code ${file:PATH:KEY}} or {@code ${directory:FOLDER:FILE}}. Kafka's client
 * resolves them where it is made, that is on each TaskManager and on the JobManager, by Kafka's own
 * {@code config.providers}; others can be added under their names. So no secret gets into the job
 * graph, a checkpoint, a log or a message.
 *
 * <pre>{@code
 * KafkaClientSettings.of(Map.of(
 *         "bootstrap.servers", "kafka:9093",
 *         "security.protocol", "SASL_SSL",
 *         "sasl.mechanism", "PLAIN",
 *         "sasl.jaas.config", "org.apache.kafka.common.security.plain.PlainLoginModule required"
 *                 + " username=\"reader\" password=\"${env:KAFKA_PASSWORD}\";"));
 * }</pre>
 *
 * @param properties as given, sorted by name; unmodifiable
 */
public record KafkaClientSettings(Map<String, String> properties) implements Serializable {
    private static final String BOOTSTRAP_SERVERS = "bootstrap.servers";

    /**
     * @throws IllegalArgumentException where the addresses are missing, a secret is there itself,
     *     or a property is one that is set for each client by what it is used for; the message has
     *     no value of a secret
     */
    public KafkaClientSettings {
        properties = Collections.unmodifiableMap(new TreeMap<>(properties));
        if (properties.getOrDefault(BOOTSTRAP_SERVERS, "").isBlank()) {
            throw new IllegalArgumentException(
                    "Expected the client property '"
                            + BOOTSTRAP_SERVERS
                            + "', such as 'kafka-1:9092,kafka-2:9092', but found none.");
        }
        properties.keySet().forEach(KafkaClientSettings::requireFree);
        properties.forEach(ClientSecrets::requireReference);
    }

    /**
     * Settings with these properties.
     *
     * @throws IllegalArgumentException as the constructor
     */
    public static KafkaClientSettings of(Map<String, String> properties) {
        return new KafkaClientSettings(properties);
    }

    private static void requireFree(String name) {
        if (ReservedProperties.NAMES.contains(name)) {
            throw new IllegalArgumentException(
                    "Expected only client properties that can be chosen, but found '"
                            + name
                            + "', which follows from what the client is used for.");
        }
    }

    /** The addresses of the brokers to begin with, as given; for messages too. */
    public String bootstrapServers() {
        return properties.getOrDefault(BOOTSTRAP_SERVERS, "");
    }

    /** All properties and those that have references resolved; new at each call. */
    public Properties toProperties() {
        Properties all = new Properties();
        all.putAll(ReferenceProviders.with(properties));
        return all;
    }

    /** With names and values, but for the values of secrets. */
    @Override
    public String toString() {
        return properties.entrySet().stream()
                .map(each -> each.getKey() + "=" + ClientSecrets.masked(each))
                .collect(Collectors.joining(", ", "KafkaClientSettings[", "]"));
    }
}
