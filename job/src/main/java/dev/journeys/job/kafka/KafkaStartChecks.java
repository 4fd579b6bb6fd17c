// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Whether a job may start to write to Kafka: what would lose output, or stop the job again and
 * again, is told before it starts. Whoever submits the job asks.
 */
public final class KafkaStartChecks {
    /** How long the brokers may take for each answer. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private KafkaStartChecks() {}

    /**
     * Asks the brokers; takes as long as they need, and about half a minute where there are none.
     *
     * @param checkpointIntervalMillis of the job; 0 or less where it takes none
     * @param restoring whether the job goes on from a checkpoint or savepoint: then its own
     *     transactions may be open, and it ends them
     * @return sentences that say what is wrong and how it is mended; empty where the job may start
     */
    public static List<String> check(
            KafkaOutputOptions options, long checkpointIntervalMillis, boolean restoring) {
        return check(options, checkpointIntervalMillis, restoring, PATIENCE);
    }

    static List<String> check(
            KafkaOutputOptions options,
            long checkpointIntervalMillis,
            boolean restoring,
            Duration patience) {
        List<String> problems =
                new ArrayList<>(TransactionTimeouts.problems(options, checkpointIntervalMillis));
        try (Admin admin = Admin.create(properties(options, patience))) {
            ask(admin, options, restoring, patience, problems);
        } catch (KafkaException e) {
            problems.add("Expected properties of a Kafka client, but: " + Causes.text(e));
        }
        return List.copyOf(problems);
    }

    private static Properties properties(KafkaOutputOptions options, Duration patience) {
        Properties properties = options.client().toProperties();
        String millis = Long.toString(patience.toMillis());
        properties.setProperty(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        properties.setProperty(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, millis);
        return properties;
    }

    private static void ask(
            Admin admin,
            KafkaOutputOptions options,
            boolean restoring,
            Duration patience,
            List<String> problems) {
        try {
            int before = problems.size();
            new TopicChecks(admin, options, problems).check();
            if (options.isExactlyOnce()) {
                TransactionChecks transactions = new TransactionChecks(admin, options, problems);
                transactions.timeout();
                if (!restoring) {
                    transactions.noneOpen();
                }
                if (problems.size() == before) {
                    problems.addAll(ProducerCheck.problems(options, patience));
                }
            }
        } catch (ExecutionException e) {
            problems.add(failure(options, e, patience));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problems.add("Expected to be let ask the brokers, but was interrupted.");
        }
    }

    private static String failure(
            KafkaOutputOptions options, ExecutionException e, Duration patience) {
        String servers = options.client().bootstrapServers();
        Throwable cause = Causes.of(e);
        if (cause instanceof TimeoutException) {
            return "Expected Kafka at '"
                    + servers
                    + "' to answer within "
                    + patience
                    + ", but it did not ("
                    + Causes.text(e)
                    + "): start it, or mend 'bootstrap.servers' or the security protocol.";
        }
        if (cause instanceof AuthenticationException) {
            return "Expected Kafka at '"
                    + servers
                    + "' to accept who we are, but it refuses it ("
                    + Causes.text(e)
                    + "): mend the client's 'sasl' and 'ssl' properties.";
        }
        return "Expected Kafka at '" + servers + "' to answer, but: " + Causes.text(e);
    }
}
