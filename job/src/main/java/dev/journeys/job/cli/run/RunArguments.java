// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.run;

import dev.journeys.connectors.kafka.KafkaClientSettings;
import dev.journeys.job.cli.common.CountConverter;
import dev.journeys.job.cli.common.DestinationArguments;
import dev.journeys.job.cli.common.DurationConverter;
import dev.journeys.job.cli.common.EngineArguments;
import dev.journeys.job.engine.DestinationRule;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything that the command is told, as it was given. */
final class RunArguments {
    private static final String BOOTSTRAP_SERVERS = "bootstrap.servers";

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT[,…]",
            description = "Brokers of the Kafka cluster to begin with.")
    private @Nullable String bootstrapServers;

    @Mixin private InputArguments input;

    @Mixin private OutputArguments output;

    @Option(
            names = "--redrive-topic",
            defaultValue = RunOptions.USUAL_REDRIVE_TOPIC,
            paramLabel = "TOPIC",
            description =
                    "The topic of deliveries that are to be sent once more. Default:"
                            + " ${DEFAULT-VALUE}, where there is one of that name.")
    private String redriveTopic;

    @Option(
            names = "--any-destination",
            description =
                    "Write deliveries to destinations that nobody has defined into the topic of"
                            + " deliveries. By default they are dead letters.")
    private boolean anyDestination;

    @Mixin private DestinationArguments destinations;

    @Option(
            names = "--kafka",
            paramLabel = "KEY=VALUE",
            description =
                    "A property for all Kafka clients, such as security.protocol=SASL_SSL; may be"
                            + " repeated. Secrets only as $${env:NAME}, $${file:PATH:KEY} or"
                            + " $${directory:DIR:FILE}.")
    private Map<String, String> client = new LinkedHashMap<>();

    @Mixin private EngineArguments engine;

    @Option(
            names = "--max-waiting-events",
            defaultValue = "100000",
            paramLabel = "N",
            converter = CountConverter.class,
            description =
                    "How many events of a user may wait for the watermark. Default:"
                            + " ${DEFAULT-VALUE}.")
    private int waitingEvents;

    @Option(
            names = "--journeys-with-metrics",
            defaultValue = "500",
            paramLabel = "N",
            converter = CountConverter.class,
            description =
                    "How many journeys have metrics of their own; the others share those of _other."
                            + " Default: ${DEFAULT-VALUE}.")
    private int journeysWithMetrics;

    @Option(
            names = "--name",
            defaultValue = "journeys",
            paramLabel = "NAME",
            description = "The job's name in Flink. Default: ${DEFAULT-VALUE}.")
    private String name;

    @Option(
            names = "--checkpoint-interval",
            defaultValue = "PT10S",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description =
                    "How often a checkpoint is taken, where Flink's configuration does not say it"
                            + " (execution.checkpointing.interval). Default: ${DEFAULT-VALUE}.")
    private Duration checkpointInterval;

    @Option(
            names = "--flink",
            paramLabel = "KEY=VALUE",
            description =
                    "A setting of the embedded Flink, such as rest.port=8082; may be repeated. On a"
                            + " cluster use flink run -D.")
    private Map<String, String> flink = new LinkedHashMap<>();

    /** Picocli sets the fields. */
    @SuppressWarnings("NullAway.Init")
    RunArguments() {}

    /**
     * The options, checked so far as they can be without a broker.
     *
     * @param clock serializable
     * @throws IllegalArgumentException where they are wrong; the message is fit for users
     */
    RunOptions options(Clock clock) {
        KafkaClientSettings settings = settings();
        return new RunOptions(
                name,
                input.input(settings, clock),
                input.definitionsTopic(),
                engine.options(waitingEvents)
                        .withJourneysWithMetrics(journeysWithMetrics)
                        .acknowledging()
                        .withDestinations(
                                anyDestination ? DestinationRule.ANY : DestinationRule.KNOWN),
                output.output(settings),
                redriveTopic,
                destinations.policy(),
                checkpointInterval,
                flink);
    }

    private KafkaClientSettings settings() {
        Map<String, String> properties = new LinkedHashMap<>(client);
        if (bootstrapServers != null) {
            properties.put(BOOTSTRAP_SERVERS, bootstrapServers);
        }
        if (!properties.containsKey(BOOTSTRAP_SERVERS)) {
            throw new IllegalArgumentException(
                    "Expected --bootstrap-servers with the brokers to begin with, but found none.");
        }
        return KafkaClientSettings.of(properties);
    }
}
