// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the transactions of a subtask against the time after which brokers abort them; Flink drops
 * those then with a line in its log.
 *
 * <p>While the job runs nothing is lost by that: it fails before it would complete a checkpoint
 * with such a transaction, and writes everything again from the checkpoint before.
 *
 * <p>After a restore it is too late for that. Most checkpoints have committed before the job ended,
 * and nothing is lost then. That cannot be seen from here, so this says that output may be lost. A
 * savepoint with which the job was stopped is not complete before its transactions are committed;
 * it has none open.
 */
final class TransactionAges {
    /** When the oldest open transaction of each subtask began, in epoch milliseconds. */
    static final ListStateDescriptor<Long> BEGINNINGS =
            new ListStateDescriptor<>("oldest-open-transaction", Types.LONG);

    private static final Logger LOG = LoggerFactory.getLogger(TransactionAges.class);

    private final ListState<Long> state;
    private final Duration timeout;
    private final LongSupplier clock;
    private final OpenTransactions open = new OpenTransactions();

    /** Written by the task's thread, read by reporters. */
    private volatile boolean tooLate;

    /**
     * @param timeout after which the brokers abort a transaction
     * @param clock epoch milliseconds
     */
    TransactionAges(ListState<Long> state, Duration timeout, LongSupplier clock) {
        this.state = state;
        this.timeout = timeout;
        this.clock = clock;
    }

    /** Compares what the restored checkpoint has with the clock. */
    void restore() throws Exception {
        for (long beginning : state.get()) {
            Duration age = age(beginning);
            if (age.compareTo(timeout) > 0) {
                tooLate = true;
                LOG.error(
                        "Expected a restore within the transaction timeout of {}, but the transactions of"
                                + " this checkpoint began {} ago, and the brokers have aborted those that were"
                                + " not committed: output of the last interval before the failure may be lost."
                                + " It is lost if the committer of the output says 'Unable to commit"
                                + " transaction' below, and counts it in failedCommittables.",
                        timeout,
                        age);
            }
        }
    }

    private Duration age(long beginning) {
        return Duration.ofMillis(clock.getAsLong() - beginning);
    }

    /** Whether this start was a restore that came too late. */
    boolean tooLate() {
        return tooLate;
    }

    /** A record goes into the transaction. */
    void written() {
        open.written(clock);
    }

    /**
     * A checkpoint closes the transaction.
     *
     * @param stopping whether the job goes on only to commit it
     * @throws IllegalStateException if the brokers have aborted a transaction that the checkpoint
     *     would have to commit, or may do so before it is complete
     */
    void save(long checkpoint, boolean stopping) throws Exception {
        long oldest = open.close(checkpoint);
        if (oldest == OpenTransactions.NONE) {
            state.update(List.of());
            return;
        }
        requireTime(age(oldest));
        state.update(stopping ? List.of() : List.of(oldest));
    }

    /** A fifth of the timeout is for the rest of the checkpoint, and a failure right after it. */
    private void requireTime(Duration age) {
        Duration oldest = timeout.multipliedBy(4).dividedBy(5);
        if (age.compareTo(oldest) > 0) {
            throw new IllegalStateException(
                    "Expected to commit within "
                            + oldest
                            + ", four fifths of the transaction timeout, but the oldest transaction of this"
                            + " checkpoint began "
                            + age
                            + " ago and the brokers have aborted it, or soon will. The job goes back to its"
                            + " last checkpoint and writes again what came after it. Find out why no"
                            + " checkpoint was complete for so long, or set a longer timeout.");
        }
    }

    /** A checkpoint is complete, and so are the transactions that it and those before closed. */
    void committed(long checkpoint) {
        open.committed(checkpoint);
    }
}
