// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

/**
 * Stops a lane after so many failures in a row, lets a probe through after each pause, and goes on
 * when something comes back that is no failure.
 */
final class CircuitBreaker {
    /** Only the end of the probe can tell. */
    static final long NEVER = Long.MAX_VALUE;

    private final int limit;
    private final long pauseMillis;
    private int failures;
    private long openUntil;
    private boolean probing;

    CircuitBreaker(BreakerSettings settings) {
        limit = settings.failures();
        pauseMillis = settings.pause().toMillis();
    }

    /** Whether it is stopped, also while it probes. */
    boolean isOpen() {
        return failures >= limit;
    }

    /** When the next may go; {@link #NEVER} while a probe is under way. */
    long nextAt(long now) {
        if (!isOpen()) {
            return now;
        }
        return probing ? NEVER : openUntil;
    }

    /** An attempt begins; tells whether it is a probe. */
    boolean begin() {
        probing = isOpen();
        return probing;
    }

    /** The destination works. */
    void worked() {
        failures = 0;
        probing = false;
    }

    /** An attempt failed that may be made again. */
    void failed(boolean probe, long now) {
        if (!isOpen()) {
            failures++;
            openUntil = now + pauseMillis;
        } else if (probe) {
            probing = false;
            openUntil = now + pauseMillis;
        }
    }

    /** An attempt ended that says nothing of the destination. */
    void saysNothing(boolean probe) {
        probing &= !probe;
    }
}
