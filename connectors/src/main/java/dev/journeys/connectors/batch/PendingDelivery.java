// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

import dev.journeys.connectors.delivery.BatchEntry;
import java.io.Serializable;

/**
 * A delivery in the sink's buffer, and its state: Flink puts what has failed back to the head of
 * the buffer at once and for ever, so when it may go again, and how often it went, is written on
 * it.
 *
 * @param bytes how many it takes in a request
 * @param attempts how many requests it was in that have failed
 * @param dueMillis not before then by the clock of the task; of one that no request had yet: at the
 *     latest about then
 * @param companions in a request with it, at most so many deliveries, itself included
 */
record PendingDelivery(BatchEntry entry, int bytes, int attempts, long dueMillis, int companions)
        implements Serializable {
    private static final long serialVersionUID = 1;

    /** As many as the settings allow. */
    static final int ANY = Integer.MAX_VALUE;

    /** One that has just come. */
    static PendingDelivery arrived(BatchEntry entry, int bytes, long dueMillis) {
        return new PendingDelivery(entry, bytes, 0, dueMillis, ANY);
    }

    /** After one more failure, to go again then. */
    PendingDelivery again(long newDueMillis) {
        return new PendingDelivery(entry, bytes, attempts + 1, newDueMillis, companions);
    }

    /** To go now, in a smaller request; no failure of its own. */
    PendingDelivery among(int newCompanions, long nowMillis) {
        return new PendingDelivery(entry, bytes, attempts, nowMillis, newCompanions);
    }

    /** The same of an equal entry, where its definition makes another item of it now. */
    PendingDelivery with(BatchEntry newEntry, int newBytes) {
        return new PendingDelivery(newEntry, newBytes, attempts, dueMillis, companions);
    }

    /** What it takes of memory while it waits: the delivery and its item. */
    long heldBytes() {
        return (long) entry.body().length + bytes;
    }
}
