// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import java.time.Duration;
import java.util.List;

/**
 * How long a transaction has to be left open.
 *
 * <p>It begins with the first record after a checkpoint and is committed when the next one is
 * complete: one interval, and as long as that checkpoint takes, for which another interval is
 * allowed. If the job fails before it could commit, the transaction must still be open when it has
 * been restored: five minutes for noticing the failure, restarting and reading the state.
 */
final class TransactionTimeouts {
    static final Duration LONGEST_RESTART = Duration.ofMinutes(5);

    private TransactionTimeouts() {}

    /** The shortest timeout that is safe with checkpoints at this interval. */
    static Duration shortest(Duration checkpointInterval) {
        return checkpointInterval.multipliedBy(2).plus(LONGEST_RESTART);
    }

    /**
     * Holds the timeout against the checkpoints.
     *
     * @param checkpointIntervalMillis 0 or less: there are none
     */
    static List<String> problems(KafkaOutputOptions options, long checkpointIntervalMillis) {
        if (!options.isExactlyOnce()) {
            return List.of();
        }
        if (checkpointIntervalMillis <= 0) {
            return List.of(
                    "Expected checkpoints, since what is written exactly once is seen at the next one, but"
                            + " there are none: set 'execution.checkpointing.interval', for example to '10"
                            + " s', or write at least once.");
        }
        Duration interval = Duration.ofMillis(checkpointIntervalMillis);
        Duration shortest = shortest(interval);
        return options.transactionTimeout().compareTo(shortest) >= 0
                ? List.of()
                : List.of(
                        "Expected a transaction timeout of at least "
                                + shortest
                                + " (twice the checkpoint interval of "
                                + interval
                                + ", and "
                                + LONGEST_RESTART
                                + " for a restart), but found "
                                + options.transactionTimeout()
                                + ": brokers would abort what a failed job has still to commit. Set a longer"
                                + " one, or take checkpoints more often.");
    }
}
