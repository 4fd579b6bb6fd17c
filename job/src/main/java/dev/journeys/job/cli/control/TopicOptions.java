// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import dev.journeys.connectors.kafka.KafkaClientSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the definitions are, and how it is printed: options of all commands of this package. */
final class TopicOptions {
    private static final String DEFAULT_ACKNOWLEDGEMENTS = "journeys.acknowledgements";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

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

    @Option(
            names = "--definitions-topic",
            paramLabel = "TOPIC",
            defaultValue = "journeys.definitions",
            description = "The topic of control records. Default: ${DEFAULT-VALUE}.")
    private String definitionsTopic;

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "How it is printed: text or json. Default: ${DEFAULT-VALUE}.")
    private Format format;

    /** Picocli sets the fields. */
    @SuppressWarnings("NullAway.Init")
    TopicOptions() {}

    boolean json() {
        return format == Format.json;
    }

    String definitionsTopic() {
        return definitionsTopic;
    }

    /** For commands that only look. */
    ControlTopics topics() {
        return topics(DEFAULT_ACKNOWLEDGEMENTS);
    }

    /**
     * The topics.
     *
     * @throws ParameterException where the brokers are not named, or a secret is
     */
    ControlTopics topics(String acknowledgements) {
        Map<String, String> properties = new LinkedHashMap<>(kafka);
        if (bootstrapServers != null) {
            properties.put("bootstrap.servers", bootstrapServers);
        }
        if (!properties.containsKey("bootstrap.servers")) {
            throw new ParameterException(
                    command.commandLine(),
                    "Expected --bootstrap-servers such as 'kafka-1:9092,kafka-2:9092', but found none.");
        }
        try {
            KafkaClientSettings client = ControlTopics.patient(properties);
            return new ControlTopics(client, definitionsTopic, acknowledgements);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage());
        }
    }

    /** How it is printed. */
    enum Format {
        text,
        json
    }
}
