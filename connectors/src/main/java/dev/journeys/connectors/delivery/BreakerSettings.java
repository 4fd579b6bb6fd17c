// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import java.time.Duration;

/**
 * When a lane stops sending to a destination that does not work, so that attempts are not wasted.
 * After the pause one message is sent; unless it is tried again, the lane goes on.
 *
 * @param failures so many attempts in a row that may be made again stop the lane; at least 1
 * @param pause how long; at least a millisecond
 */
public record BreakerSettings(int failures, Duration pause) {
    /** Ten failures, 30 seconds. */
    public static final BreakerSettings DEFAULT = new BreakerSettings(10, Duration.ofSeconds(30));

    public BreakerSettings {
        if (failures < 1) {
            throw new IllegalArgumentException(
                    "Expected at least one failure, but found " + failures + ".");
        }
        if (pause.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "Expected a pause of at least a millisecond, but found '" + pause + "'.");
        }
    }
}
