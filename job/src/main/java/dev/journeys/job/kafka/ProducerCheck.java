// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTxnTimeoutException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Asks for a producer id as the sink will do. No transaction is begun. */
final class ProducerCheck {
    /** Like the ids that Flink makes, so that it can tell whose it is. */
    private static final String ID = "start-check-0-0";

    private ProducerCheck() {}

    static List<String> problems(KafkaOutputOptions options, Duration patience) {
        Properties properties = options.producer();
        properties.setProperty(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG, options.transactionalIds() + ID);
        properties.setProperty(
                ProducerConfig.MAX_BLOCK_MS_CONFIG, Long.toString(patience.toMillis()));
        try {
            KafkaProducer<byte[], byte[]> producer =
                    new KafkaProducer<>(
                            properties, new ByteArraySerializer(), new ByteArraySerializer());
            try {
                producer.initTransactions();
                return List.of();
            } finally {
                producer.close(Duration.ZERO);
            }
        } catch (KafkaException e) {
            return List.of(problem(options, e, patience));
        }
    }

    private static String problem(KafkaOutputOptions options, KafkaException e, Duration patience) {
        if (e instanceof AuthorizationException) {
            return "Expected to be allowed to write with transactional ids that begin with '"
                    + options.transactionalIds()
                    + "', but the brokers refuse it ("
                    + e.getMessage()
                    + "): grant WRITE and DESCRIBE for that prefix, or write at least once.";
        }
        if (e instanceof InvalidTxnTimeoutException) {
            return "Expected a transaction timeout of at most the brokers'"
                    + " 'transaction.max.timeout.ms', but found "
                    + options.transactionTimeout()
                    + ": set a shorter one, or raise that of the brokers.";
        }
        if (e instanceof TimeoutException) {
            return "Expected the brokers to give a producer id within "
                    + patience
                    + ", but they did not: look at their topic '__transaction_state'. Where there are"
                    + " fewer than three brokers, 'transaction.state.log.replication.factor' and"
                    + " 'transaction.state.log.min.isr' have to be as few.";
        }
        return "Expected a producer of transactions, but: " + Causes.text(e);
    }
}
