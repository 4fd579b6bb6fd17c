// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

import java.io.Serializable;

/**
 * What one subtask of the sink takes upon itself, all destinations together.
 *
 * @param inFlight requests at the same time, at most
 * @param inFlightOfOne requests to one destination at the same time, at most, so that one that
 *     hangs leaves the others theirs
 * @param deliveries that no request has, at most; beyond, the sink takes no more until there is
 *     room
 * @param bytes of these, as they came and as items of a request
 */
public record BatchLimits(int inFlight, int inFlightOfOne, int deliveries, long bytes)
        implements Serializable {
    /** 16 requests, 4 to one destination; 20,000 deliveries, 64 MiB. */
    public static final BatchLimits DEFAULT = new BatchLimits(16, 4, 20_000, 64L << 20);

    /** A destination that fails gets a fifth of what the sink holds, at most. */
    private static final int FEWEST_PARTS = 5;

    /**
     * Keeps the limits.
     *
     * @throws IllegalArgumentException where one is less than 1
     */
    public BatchLimits {
        if (inFlight < 1 || inFlightOfOne < 1 || deliveries < 1 || bytes < 1) {
            throw new IllegalArgumentException("Expected limits from 1 on, but found less.");
        }
    }

    /** Whether there is no room for one more. */
    boolean areReached(BatchBuffer buffer) {
        return buffer.held() >= deliveries || buffer.heldBytes() >= bytes;
    }

    /**
     * Whether a destination that fails holds as much as it may: so much that all of them together
     * leave room, if all fail.
     *
     * @param groups how many there are, of which it is one
     */
    boolean areReached(BatchGroup failing, int groups) {
        int parts = Math.max(FEWEST_PARTS, groups + 1);
        return failing.held() >= Math.max(1, deliveries / parts)
                || failing.heldBytes() >= Math.max(1, bytes / parts);
    }
}
