// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a request ended. A reason is a short word such as {@code status-503} or {@code timeout},
 * never a secret, an address or what the receiver said.
 */
public sealed interface BatchReply {
    /**
     * The destination has taken all, but for those that it names.
     *
     * @param failed in any order, none twice; empty: all were taken
     */
    record Taken(List<FailedItem> failed) implements BatchReply {
        public Taken {
            failed = List.copyOf(failed);
        }
    }

    /**
     * Nothing was taken, as far as is known, and the same may be taken later.
     *
     * @param after how long the destination wants to be left alone; null: it says nothing of it
     */
    record TryAgain(String reason, @Nullable Duration after) implements BatchReply {}

    /** There was nothing to send it with, such as a secret; the same may be sent later. */
    record NotSent(String reason) implements BatchReply {}

    /**
     * Nothing was taken, and the same never will be.
     *
     * @param splits whether the fault may lie with one of the deliveries, or with their number, so
     *     that smaller requests are worth trying
     */
    record Refused(String reason, boolean splits) implements BatchReply {}

    /**
     * One delivery that was not taken.
     *
     * @param index in the request, from 0
     * @param again whether it may be taken later
     */
    record FailedItem(int index, boolean again, String reason) {}
}
