// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;

/** Whether the topics of the output are there and take what the job writes. */
final class TopicChecks {
    /** A dead letter has at least so much room: its reason, detail, place and user. */
    static final int SMALLEST_DEAD_LETTERS = 64 << 10;

    private final Admin admin;
    private final KafkaOutputOptions options;
    private final List<String> problems;

    /**
     * @param problems takes what is found wrong
     */
    TopicChecks(Admin admin, KafkaOutputOptions options, List<String> problems) {
        this.admin = admin;
        this.options = options;
        this.problems = problems;
    }

    /** The topics that must exist do, and all that exist may be written. */
    void check() throws ExecutionException, InterruptedException {
        Map<String, TopicState> states =
                AdminTopicCatalogue.look(
                        admin, options.topics().all(), ProducerLimits.of(options.producer()));
        for (String topic : options.topics().all()) {
            TopicState state = states.get(topic);
            if (state instanceof TopicState.Forbidden) {
                problems.add(
                        "Expected to be allowed to write to topic '"
                                + topic
                                + "', but the brokers refuse it: grant WRITE and DESCRIBE, or name another"
                                + " topic.");
            } else if (state instanceof TopicState.Missing) {
                missing(topic);
            } else if (options.isExactlyOnce()) {
                openTransactionsCanBeFound(topic);
            }
        }
        deadLettersHaveRoom(states.get(options.topics().deadLetters()));
    }

    private void missing(String topic) {
        if (options.topics().required().contains(topic)) {
            problems.add(
                    "Expected topic '"
                            + topic
                            + "', but there is none of that name: create it, or name another topic.");
        }
    }

    /** Flink lists the producers of the topics when it starts, and fails where it may not. */
    private void openTransactionsCanBeFound(String topic)
            throws ExecutionException, InterruptedException {
        if (!options.topics().inTransactions().contains(topic)) {
            return;
        }
        TopicPartition first = new TopicPartition(topic, 0);
        try {
            admin.describeProducers(List.of(first)).partitionResult(first).get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof AuthorizationException)) {
                throw e;
            }
            problems.add(
                    "Expected to be allowed to read topic '"
                            + topic
                            + "', where transactions are looked for that were left open, but the brokers"
                            + " refuse it: grant READ, or write at least once.");
        }
    }

    private void deadLettersHaveRoom(@Nullable TopicState state) {
        if (state instanceof TopicState.Writable writable
                && writable.maxBytes() < SMALLEST_DEAD_LETTERS) {
            problems.add(
                    "Expected topic '"
                            + options.topics().deadLetters()
                            + "' to take records of at least "
                            + SMALLEST_DEAD_LETTERS
                            + " bytes, but found "
                            + writable.maxBytes()
                            + ": raise its 'max.message.bytes', or 'max.request.size' of the client.");
        }
    }
}
