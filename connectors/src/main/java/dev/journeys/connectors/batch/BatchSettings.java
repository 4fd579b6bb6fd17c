// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

import java.time.Duration;

/**
 * How deliveries to one destination are put into requests, and how often these are tried.
 *
 * @param maxDeliveries in one request, at most; from 1 to 10,000
 * @param maxBytes of the body of one request, at most; from 1 to 64 MiB. A delivery that does not
 *     fit even alone is a dead letter
 * @param linger how long the first delivery waits for others; zero: not at all; at most 10 minutes
 * @param deadline of one request, from look-up to reply: every checkpoint waits for what is in
 *     flight, hence at most 30 seconds
 * @param attempts of one delivery, at most; from 1 to 100. For an hour, what could not be sent at
 *     all is none
 */
public record BatchSettings(
        int maxDeliveries, int maxBytes, Duration linger, Duration deadline, int attempts) {
    /** The longest deadline of a request. */
    public static final Duration LONGEST_DEADLINE = Duration.ofSeconds(30);

    private static final int MOST_DELIVERIES = 10_000;
    private static final int MOST_BYTES = 64 << 20;
    private static final int MOST_ATTEMPTS = 100;
    private static final Duration LONGEST_LINGER = Duration.ofMinutes(10);

    /** At most 100 deliveries or 500,000 bytes, a second, 5 seconds, 5 attempts. */
    public static final BatchSettings DEFAULT =
            new BatchSettings(100, 500_000, Duration.ofSeconds(1), Duration.ofSeconds(5), 5);

    /**
     * Keeps the settings.
     *
     * @throws IllegalArgumentException where one is out of its range
     */
    public BatchSettings {
        require("maxDeliveries", maxDeliveries, MOST_DELIVERIES);
        require("maxBytes", maxBytes, MOST_BYTES);
        require("attempts", attempts, MOST_ATTEMPTS);
        if (linger.isNegative() || linger.compareTo(LONGEST_LINGER) > 0) {
            throw new IllegalArgumentException(
                    "Expected a linger of at most "
                            + LONGEST_LINGER
                            + ", but found "
                            + linger
                            + ".");
        }
        if (deadline.isNegative()
                || deadline.toMillis() == 0
                || deadline.compareTo(LONGEST_DEADLINE) > 0) {
            throw new IllegalArgumentException(
                    "Expected a deadline of at most "
                            + LONGEST_DEADLINE
                            + ", because checkpoints wait for it, but found "
                            + deadline
                            + ".");
        }
    }

    private static void require(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(
                    "Expected '" + name + "' from 1 to " + most + ", but found " + value + ".");
        }
    }
}
