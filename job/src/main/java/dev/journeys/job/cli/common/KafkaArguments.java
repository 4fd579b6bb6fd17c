// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.common;

import dev.journeys.connectors.kafka.KafkaClientSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command for which a person waits reaches Kafka. */
public final class KafkaArguments {
    private static final String BOOTSTRAP_SERVERS = "bootstrap.servers";

    /** A person waits: Kafka's own patience, a minute and more, is too long. */
    private static final Map<String, String> PATIENCE =
            Map.of(
                    "request.timeout.ms", "10000",
                    "default.api.timeout.ms", "15000",
                    "max.block.ms", "15000",
                    "delivery.timeout.ms", "30000");

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT[,…]",
            description = "The brokers of Kafka to begin with.")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--kafka",
            paramLabel = "KEY=VALUE",
            description =
                    "A property of Kafka's clients; may come more than once. Secrets by reference"
                            + " only: $${env:NAME}, $${file:PATH:KEY} or $${directory:DIR:FILE}.")
    private Map<String, String> kafka = new LinkedHashMap<>();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "A properties file with options by their names, without the dashes, and"
                            + " properties of Kafka's clients as kafka.KEY. The command line goes"
                            + " before.")
    @SuppressWarnings("UnusedVariable") // Read before the command line is parsed: ConfigFile.
    private @Nullable Path config;

    /** Picocli sets the fields. */
    @SuppressWarnings("NullAway.Init")
    public KafkaArguments() {}

    /** Whether anything says where the brokers are. */
    public boolean areGiven() {
        return bootstrapServers != null || kafka.containsKey(BOOTSTRAP_SERVERS);
    }

    /**
     * Settings of all clients, with less patience than Kafka's where nothing is said of it.
     *
     * @throws IllegalArgumentException where the brokers are not named, or a secret is there
     *     itself; the message is fit for users
     */
    public KafkaClientSettings client() {
        Map<String, String> properties = new HashMap<>(PATIENCE);
        properties.putAll(kafka);
        if (bootstrapServers != null) {
            properties.put(BOOTSTRAP_SERVERS, bootstrapServers);
        }
        if (!properties.containsKey(BOOTSTRAP_SERVERS)) {
            throw new IllegalArgumentException(
                    "Expected --bootstrap-servers such as 'kafka-1:9092,kafka-2:9092', but found none.");
        }
        return KafkaClientSettings.of(properties);
    }
}
