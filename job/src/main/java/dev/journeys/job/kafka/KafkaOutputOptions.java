// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import dev.journeys.connectors.kafka.KafkaClientSettings;
import java.io.Serializable;
import java.time.Duration;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * How the job writes to Kafka.
 *
 * @param client how the brokers are reached, and any other property of Kafka's producer
 * @param topics which topic takes what
 * @param guarantee exactly once, or at least once; acknowledgements are always at least once
 * @param transactionPrefix the beginning of all transactional ids: one for each job on the brokers,
 *     the same at every start of that job; letters, digits, {@code .}, {@code _} and {@code -}
 * @param transactionTimeout after which the brokers abort a transaction that is open, whether or
 *     not a job could still commit it; of at least a millisecond
 */
public record KafkaOutputOptions(
        KafkaClientSettings client,
        OutputTopics topics,
        DeliveryGuarantee guarantee,
        String transactionPrefix,
        Duration transactionTimeout)
        implements Serializable {
    /** The longest that brokers allow unless they are told otherwise. */
    public static final Duration DEFAULT_TRANSACTION_TIMEOUT = Duration.ofMinutes(15);

    public static final String DEFAULT_TRANSACTION_PREFIX = "journeys";

    /** Not in a prefix: no prefix is then the beginning of another job's ids. */
    private static final String END_OF_PREFIX = "/";

    private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9._-]{1,200}");

    /**
     * Keeps the options.
     *
     * @throws IllegalArgumentException for a prefix, a timeout or a guarantee that cannot be, and
     *     for a property of the client that is one of these
     */
    public KafkaOutputOptions {
        if (!PREFIX.matcher(transactionPrefix).matches()) {
            throw new IllegalArgumentException(
                    "Expected a transaction prefix of 1 to 200 letters, digits, '.', '_' and '-', but found '"
                            + transactionPrefix
                            + "'.");
        }
        if (transactionTimeout.compareTo(Duration.ofMillis(1)) < 0
                || transactionTimeout.compareTo(Duration.ofMillis(Integer.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException(
                    "Expected a transaction timeout of 1 millisecond to 24 days, but found "
                            + transactionTimeout
                            + ".");
        }
        if (guarantee == DeliveryGuarantee.NONE) {
            throw new IllegalArgumentException(
                    "Expected output exactly once or at least once, but found 'none'.");
        }
        if (client.properties().containsKey(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG)) {
            throw new IllegalArgumentException(
                    "Expected the transaction timeout as an option of the job, but found '"
                            + ProducerConfig.TRANSACTION_TIMEOUT_CONFIG
                            + "' among the properties of the Kafka client.");
        }
    }

    /** Exactly once into the topics of the default names. */
    public static KafkaOutputOptions of(KafkaClientSettings client) {
        return new KafkaOutputOptions(
                client,
                OutputTopics.defaults(),
                DeliveryGuarantee.EXACTLY_ONCE,
                DEFAULT_TRANSACTION_PREFIX,
                DEFAULT_TRANSACTION_TIMEOUT);
    }

    boolean isExactlyOnce() {
        return guarantee == DeliveryGuarantee.EXACTLY_ONCE;
    }

    /** What all transactional ids of the job begin with, and those of no other job. */
    String transactionalIds() {
        return transactionPrefix + END_OF_PREFIX;
    }

    /** Properties of the producers of everything but acknowledgements. */
    Properties producer() {
        Properties properties = client.toProperties();
        if (isExactlyOnce()) {
            properties.setProperty(
                    ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                    Long.toString(transactionTimeout.toMillis()));
        }
        return properties;
    }

    /** Properties of the producers of acknowledgements, which leave at once. */
    Properties acknowledgementProducer() {
        Properties properties = client.toProperties();
        properties.setProperty(ProducerConfig.LINGER_MS_CONFIG, "0");
        return properties;
    }
}
