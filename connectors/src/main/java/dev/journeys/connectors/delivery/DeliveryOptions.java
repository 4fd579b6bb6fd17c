// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;

/**
 * How deliveries are made, whatever their destination.
 *
 * @param drain how long, at the end of bounded inputs, what waits is still sent; then it is dead.
 *     Not negative
 * @param clock against which the ages of messages are held; serializable. Pauses are measured by
 *     Flink's processing time
 */
public record DeliveryOptions(Duration drain, Clock clock) implements Serializable {
    /** A minute. */
    public static final Duration DEFAULT_DRAIN = Duration.ofMinutes(1);

    public DeliveryOptions {
        if (drain.isNegative()) {
            throw new IllegalArgumentException(
                    "Expected a time to drain that is not negative, but found '" + drain + "'.");
        }
    }

    /** Drains for a minute. */
    public static DeliveryOptions of(Clock clock) {
        return new DeliveryOptions(DEFAULT_DRAIN, clock);
    }
}
