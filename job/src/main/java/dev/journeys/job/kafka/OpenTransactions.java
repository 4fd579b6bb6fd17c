// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Since when the transactions of a subtask are open that no checkpoint has committed yet. Each
 * begins with the first record after a checkpoint, is closed by the next and committed when that is
 * complete.
 */
final class OpenTransactions {
    /** No transaction is open. */
    static final long NONE = Long.MAX_VALUE;

    private final TreeMap<Long, Long> closed = new TreeMap<>();
    private long current = NONE;

    /** A record goes into the transaction. */
    void written(LongSupplier clock) {
        if (current == NONE) {
            current = clock.getAsLong();
        }
    }

    /**
     * A checkpoint closes the transaction.
     *
     * @return when the oldest began that the checkpoint has to commit, or {@link #NONE}
     */
    long close(long checkpoint) {
        if (current != NONE) {
            closed.put(checkpoint, current);
            current = NONE;
        }
        // A checkpoint that failed leaves its transaction to the next one.
        return closed.isEmpty() ? NONE : closed.firstEntry().getValue();
    }

    /** A checkpoint is complete: what it and those before it have closed is committed. */
    void committed(long checkpoint) {
        closed.headMap(checkpoint, true).clear();
    }
}
