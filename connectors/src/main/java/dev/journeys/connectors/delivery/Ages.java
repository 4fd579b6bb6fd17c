// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import java.time.Clock;
import java.time.Duration;

/** When messages are too old. */
final class Ages {
    /** Sums of a few of these do not overflow. */
    private static final long FAR = Long.MAX_VALUE / 4;

    private final Clock clock;

    Ages(Clock clock) {
        this.clock = clock;
    }

    /** Since when the message ages, epoch milliseconds; for one that does not, the far future. */
    static long born(Message message) {
        return message.again() ? FAR : Math.max(-FAR, Math.min(FAR, message.timestamp()));
    }

    /**
     * The processing time at which what was born then is too old; not after now if it is.
     *
     * @param now the processing time
     */
    long expiresAt(long born, Duration maxAge, long now) {
        return now + born + Math.min(FAR, maxAge.toMillis()) - clock.millis();
    }

    /** Epoch milliseconds. */
    long now() {
        return clock.millis();
    }
}
