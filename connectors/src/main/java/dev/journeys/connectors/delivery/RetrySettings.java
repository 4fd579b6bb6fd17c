// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import java.time.Duration;

/**
 * When a message is sent again whose attempt failed: after {@code first}, then twice as long each
 * time, up to {@code longest}; of each pause the last half is drawn by lot from the message's id.
 *
 * @param attempts how many there are at most, with the first one; at least 1
 * @param first the pause after the first attempt; positive
 * @param longest the longest pause; not less than {@code first}
 * @param retryAfterLimit the longest pause that a destination may ask for; what is longer is cut;
 *     not negative
 */
public record RetrySettings(
        int attempts, Duration first, Duration longest, Duration retryAfterLimit) {
    /**
     * 50 attempts, after a second at first, five minutes at most, ten if asked for: some three
     * hours, so that an outage of the receiver mostly ends before the attempts do.
     */
    public static final RetrySettings DEFAULT =
            new RetrySettings(
                    50, Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofMinutes(10));

    public RetrySettings {
        if (attempts < 1) {
            throw new IllegalArgumentException(
                    "Expected at least one attempt, but found " + attempts + ".");
        }
        if (first.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "Expected a first pause of at least a millisecond, but found '" + first + "'.");
        }
        if (longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "Expected a longest pause not shorter than the first, '"
                            + first
                            + "', but found '"
                            + longest
                            + "'.");
        }
        if (retryAfterLimit.isNegative()) {
            throw new IllegalArgumentException(
                    "Expected a limit of Retry-After that is not negative, but found '"
                            + retryAfterLimit
                            + "'.");
        }
    }
}
