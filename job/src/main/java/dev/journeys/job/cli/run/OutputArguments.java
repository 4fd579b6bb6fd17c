// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.run;

import dev.journeys.connectors.kafka.KafkaClientSettings;
import dev.journeys.job.cli.common.DurationConverter;
import dev.journeys.job.kafka.KafkaOutputOptions;
import dev.journeys.job.kafka.OutputTopics;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.connector.base.DeliveryGuarantee;
import picocli.CommandLine.Option;

/** Where deliveries and all the rest go, and with what guarantee. */
final class OutputArguments {
    @Option(
            names = "--deliveries-topic",
            defaultValue = "journeys.deliveries",
            paramLabel = "TOPIC",
            description =
                    "Where deliveries to destinations of type kafka go that have no topic of their"
                            + " own. Default: ${DEFAULT-VALUE}.")
    private String deliveries;

    @Option(
            names = "--destination-topic",
            paramLabel = "NAME=TOPIC",
            description =
                    "A topic of its own for a destination whose definition names none; may be"
                            + " repeated.")
    private Map<String, String> destinations = new LinkedHashMap<>();

    @Option(
            names = "--timeline-topic",
            defaultValue = "journeys.timeline",
            paramLabel = "TOPIC",
            description = "Where the transitions of instances go. Default: ${DEFAULT-VALUE}.")
    private String timeline;

    @Option(
            names = "--late-topic",
            defaultValue = "journeys.late",
            paramLabel = "TOPIC",
            description = "Where events go that came too late. Default: ${DEFAULT-VALUE}.")
    private String late;

    @Option(
            names = "--dead-letters-topic",
            defaultValue = "journeys.dead-letters",
            paramLabel = "TOPIC",
            description = "Where everything goes that is refused. Default: ${DEFAULT-VALUE}.")
    private String deadLetters;

    @Option(
            names = "--acknowledgements-topic",
            defaultValue = "journeys.acknowledgements",
            paramLabel = "TOPIC",
            description =
                    "Where it is told what became of control records. Default: ${DEFAULT-VALUE}.")
    private String acknowledgements;

    @Option(
            names = "--outcomes-topic",
            defaultValue = "journeys.outcomes",
            paramLabel = "TOPIC",
            description =
                    "Where it is told how each delivery ended that was sent from here. Default:"
                            + " ${DEFAULT-VALUE}.")
    private String outcomes;

    @Option(
            names = "--delivery-guarantee",
            defaultValue = "exactly-once",
            paramLabel = "GUARANTEE",
            converter = GuaranteeConverter.class,
            description =
                    "exactly-once: in transactions, visible with each checkpoint to readers of"
                            + " committed records; at-least-once: visible at once, and repeated with"
                            + " the same ids after a failure. Default: ${DEFAULT-VALUE}.")
    private DeliveryGuarantee guarantee;

    @Option(
            names = "--transaction-prefix",
            defaultValue = "journeys",
            paramLabel = "PREFIX",
            description =
                    "What the ids of transactions begin with; no other job on the same Kafka may have"
                            + " it. Default: ${DEFAULT-VALUE}.")
    private String transactionPrefix;

    @Option(
            names = "--transaction-timeout",
            defaultValue = "PT15M",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description =
                    "After so long the broker gives a transaction up, and what it holds is lost: longer"
                            + " than any outage of the job, at most the broker's"
                            + " transaction.max.timeout.ms. Default: ${DEFAULT-VALUE}.")
    private Duration transactionTimeout;

    /** Picocli sets the fields. */
    @SuppressWarnings("NullAway.Init")
    OutputArguments() {}

    /**
     * Where the job writes.
     *
     * @throws IllegalArgumentException where that cannot be; the message is fit for users
     */
    KafkaOutputOptions output(KafkaClientSettings client) {
        OutputTopics topics =
                new OutputTopics(
                        deliveries,
                        destinations,
                        timeline,
                        late,
                        deadLetters,
                        acknowledgements,
                        outcomes);
        return new KafkaOutputOptions(
                client, topics, guarantee, transactionPrefix, transactionTimeout);
    }
}
