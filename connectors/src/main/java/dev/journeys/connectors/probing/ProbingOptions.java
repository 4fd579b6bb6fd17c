// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.probing;

import java.io.Serializable;
import java.time.Duration;

/**
 * How quiet splits are probed.
 *
 * @param bound how far a record may lag behind the clock when it comes and still be in time, as for
 *     the source's watermarks; not negative
 * @param quietAfter how long a split gives nothing before it is probed, and between two probes; at
 *     least four milliseconds
 * @param timeout how long an answer is waited for; positive
 */
public record ProbingOptions(Duration bound, Duration quietAfter, Duration timeout)
        implements Serializable {
    private static final int TICKS = 4;

    public ProbingOptions {
        if (bound.isNegative()) {
            throw new IllegalArgumentException(
                    "Expected a bound that is not negative, but found '" + bound + "'.");
        }
        if (quietAfter.toMillis() < TICKS) {
            throw new IllegalArgumentException(
                    "Expected at least four milliseconds before a split is probed, but found '"
                            + quietAfter
                            + "'.");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException(
                    "Expected a positive time-out of probes, but found '" + timeout + "'.");
        }
    }

    /** Probes after a second, with a time-out of five. */
    public static ProbingOptions of(Duration bound) {
        return new ProbingOptions(bound, Duration.ofSeconds(1), Duration.ofSeconds(5));
    }

    /** How often the reader looks which splits are quiet. */
    Duration tick() {
        return quietAfter.dividedBy(TICKS);
    }

    /** How many ticks without a record make a split quiet. */
    int quietTicks() {
        return TICKS;
    }

    /** After how many ticks an answer is not heard any more. */
    long timeoutTicks() {
        return Math.max(1, timeout.toMillis() / tick().toMillis());
    }
}
