// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

/**
 * When a lane may begin the next attempt under one definition: rate, requests in flight, breaker,
 * and what the destination asked for. A changed definition begins with a new one.
 */
final class Gate {
    private final int inFlightLimit;
    private final TokenBucket bucket;
    private final CircuitBreaker breaker;
    private long heldUntil = Long.MIN_VALUE;

    Gate(DeliverySettings settings, int lane, long now) {
        inFlightLimit = settings.inFlightOf(lane);
        bucket = new TokenBucket(settings.perSecondOf(lane), now);
        breaker = new CircuitBreaker(settings.breaker());
    }

    /**
     * When the next attempt may begin; not after now if at once, {@link CircuitBreaker#NEVER} if
     * one has to end first.
     */
    long opensAt(int inFlight, long now) {
        if (inFlight >= inFlightLimit) {
            return CircuitBreaker.NEVER;
        }
        long at = Math.max(breaker.nextAt(now), heldUntil);
        return at > now ? at : bucket.nextAt(now);
    }

    /** An attempt begins; tells whether it is the breaker's probe. */
    boolean begin() {
        bucket.take();
        return breaker.begin();
    }

    /** Nothing begins before this time. */
    void holdUntil(long time) {
        heldUntil = Math.max(heldUntil, time);
    }

    CircuitBreaker breaker() {
        return breaker;
    }
}
