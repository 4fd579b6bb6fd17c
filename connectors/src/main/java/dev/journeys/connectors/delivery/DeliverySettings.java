// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import java.time.Duration;

/**
 * How messages are sent to one destination. Rate and requests in flight are meant for the whole
 * job, at any parallelism: each lane has its share.
 *
 * @param perSecond how many attempts begin in a second; positive, infinite for no limit
 * @param inFlight how many attempts are under way at a time; at least 1
 * @param retry when an attempt is made again
 * @param breaker when none are made for a while
 * @param maxAge a message that is as old as this is not sent any more; positive
 */
public record DeliverySettings(
        double perSecond,
        int inFlight,
        RetrySettings retry,
        BreakerSettings breaker,
        Duration maxAge) {
    /** Four hours: what is older would come as a surprise. */
    public static final Duration DEFAULT_MAX_AGE = Duration.ofHours(4);

    /** 100 a second, 32 in flight, four hours. */
    public static final DeliverySettings DEFAULT =
            new DeliverySettings(
                    100, 32, RetrySettings.DEFAULT, BreakerSettings.DEFAULT, DEFAULT_MAX_AGE);

    public DeliverySettings {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException(
                    "Expected a positive rate, but found " + perSecond + ".");
        }
        if (inFlight < 1) {
            throw new IllegalArgumentException(
                    "Expected at least one request in flight, but found " + inFlight + ".");
        }
        if (maxAge.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "Expected a maximum age of at least a millisecond, but found '"
                            + maxAge
                            + "'.");
        }
    }

    /**
     * Over how many lanes the messages are spread, each of which may be on another machine: at most
     * {@link Message#LANES}, and no more than can have one request in flight and one a second.
     */
    public int lanes() {
        return (int) Math.max(1, Math.min(Message.LANES, Math.min(inFlight, perSecond)));
    }

    /** How many of the requests in flight a lane may have. */
    int inFlightOf(int lane) {
        long lanes = lanes();
        // One that is left from a time of more lanes sends what it has, one by one.
        return lane < lanes
                ? (int) ((lane + 1L) * inFlight / lanes - (long) lane * inFlight / lanes)
                : 1;
    }

    /** What a lane may begin in a second. */
    double perSecondOf(int lane) {
        int lanes = lanes();
        // All that are left from a time of more lanes have the rate once more, and no more than it.
        return perSecond / (lane < lanes ? lanes : Message.LANES);
    }
}
