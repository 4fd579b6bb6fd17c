// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

/** Lets so many through in a second, and a tenth of a second's worth at once. Begins full. */
final class TokenBucket {
    private static final double BURST_SECONDS = 0.1;
    private static final double MILLIS = 1_000;

    /** Nobody need be woken for each of a thousand in a second: what gathers meanwhile fits in. */
    private static final long SHORTEST_WAIT_MILLIS = 5;

    /** What sums of fractions may lack of a whole token. */
    private static final double ROUNDING = 1e-9;

    private final double perMilli;
    private final double capacity;
    private double tokens;
    private long filledAt;

    /**
     * @param perSecond positive; infinite for no limit
     */
    TokenBucket(double perSecond, long now) {
        perMilli = perSecond / MILLIS;
        capacity = Math.max(1, perSecond * BURST_SECONDS);
        tokens = capacity;
        filledAt = now;
    }

    /** When the next may go; not after now if at once. */
    long nextAt(long now) {
        if (Double.isInfinite(perMilli)) {
            return now;
        }
        tokens = Math.min(capacity, tokens + Math.max(0, now - filledAt) * perMilli);
        filledAt = now;
        double missing = 1 - ROUNDING - tokens;
        return missing <= 0
                ? now
                : now + Math.max(SHORTEST_WAIT_MILLIS, (long) Math.ceil(missing / perMilli));
    }

    void take() {
        tokens -= 1;
    }
}
