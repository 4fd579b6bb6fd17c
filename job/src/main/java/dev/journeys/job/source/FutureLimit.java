// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import dev.journeys.patterns.event.Timestamps;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far an event may be ahead of the clock. One that is further ahead is no event of this job but
 * a wrong clock somewhere; it becomes a dead letter, since it would wait in state until its time
 * has come. Any other waits until the watermark has passed it.
 *
 * <p>A replay has no limit: what it gives does not depend on when it runs. Of an event that lies
 * just at the limit, a job that was restored may judge anew.
 */
public final class FutureLimit implements Serializable {
    /** The limit of a live job unless it is configured. */
    public static final Duration DEFAULT_MAX_AHEAD = Duration.ofDays(1);

    private static final long serialVersionUID = 1;
    private static final FutureLimit NONE = new FutureLimit(Long.MAX_VALUE, null);

    private final long maxAheadMillis;
    private final @Nullable Clock clock;

    /** Up to this time nothing is refused; only what is newer needs a look at the clock. */
    private long allowed;

    private FutureLimit(long maxAheadMillis, @Nullable Clock clock) {
        this.maxAheadMillis = maxAheadMillis;
        this.clock = clock;
        this.allowed = clock == null ? Long.MAX_VALUE : Long.MIN_VALUE;
    }

    /** No limit. */
    public static FutureLimit none() {
        return NONE;
    }

    /**
     * A limit.
     *
     * @param maxAhead not negative
     * @param clock serializable
     */
    public static FutureLimit of(Duration maxAhead, Clock clock) {
        if (maxAhead.isNegative()) {
            throw new IllegalArgumentException(
                    "Expected a time that events may be ahead which is not negative, but found '"
                            + maxAhead
                            + "'.");
        }
        return new FutureLimit(maxAhead.toMillis(), clock);
    }

    /** The same reading, or why its event is refused. */
    public EventReading check(EventReading reading) {
        if (clock == null
                || !(reading instanceof EventReading.Valid valid)
                || valid.event().timestamp() <= allowed) {
            return reading;
        }
        long now = clock.millis();
        allowed = now + maxAheadMillis;
        return valid.event().timestamp() <= allowed ? reading : tooFarAhead(valid, now);
    }

    private EventReading tooFarAhead(EventReading.Valid valid, long now) {
        return new EventReading.Invalid(
                "too-far-ahead",
                "Expected an event at most "
                        + Duration.ofMillis(maxAheadMillis)
                        + " ahead of the clock, which says "
                        + Timestamps.format(now)
                        + ", but found one of "
                        + Timestamps.format(valid.event().timestamp())
                        + ".");
    }
}
