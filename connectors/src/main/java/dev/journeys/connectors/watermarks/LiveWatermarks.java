// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.watermarks;

import java.time.Clock;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.SerializableTimestampAssigner;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Watermarks of one split of a live source: the newest event's time minus a bound, and never ahead
 * of the clock minus that bound.
 *
 * <p>A record that is ahead of the clock by no more than {@link #CLOCK_SKEW} counts as one of now,
 * so that a producer whose clock runs a little ahead does not hold time back. One that is further
 * ahead moves nobody's time.
 *
 * <p>Only records move the watermark: when none come it stands, for nobody knows here whether there
 * are none or the broker is down. Emitted periodically, at Flink's watermark interval; a record
 * costs two comparisons.
 *
 * @param <T> the records
 */
public final class LiveWatermarks<T> implements WatermarkGenerator<T> {
    /** How far the clocks of producers may run ahead of this one. */
    public static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private static final long NONE = Long.MIN_VALUE;

    private final long boundMillis;
    private final Clock clock;

    private long newest = NONE;
    private long newestSinceLastEmit = NONE;
    private long horizon;

    private LiveWatermarks(long boundMillis, Clock clock) {
        this.boundMillis = boundMillis;
        this.clock = clock;
        this.horizon = clock.millis() + CLOCK_SKEW.toMillis();
    }

    /**
     * The strategy for a live source; each split has a generator of its own.
     *
     * @param bound how far a record may lag behind a newer one of its split, or behind the clock,
     *     and still be in time; not negative
     * @param clock serializable
     * @param time the time of a record in epoch milliseconds; {@link Long#MIN_VALUE}: it has none
     */
    public static <T> WatermarkStrategy<T> strategy(
            Duration bound, Clock clock, SerializableTimestampAssigner<T> time) {
        if (bound.isNegative()) {
            throw new IllegalArgumentException(
                    "Expected a bound that is not negative, but found '" + bound + "'.");
        }
        long boundMillis = bound.toMillis();
        return WatermarkStrategy.<T>forGenerator(
                        context -> new LiveWatermarks<>(boundMillis, clock))
                .withTimestampAssigner(time);
    }

    /**
     * The watermark that says: up to this time everything has come that lags by no more than the
     * bound. A record that lags by exactly the bound is after it, and so in time.
     */
    public static long watermark(long epochMillis, long boundMillis) {
        return epochMillis - boundMillis - 1;
    }

    @Override
    public void onEvent(T event, long timestamp, WatermarkOutput output) {
        if (timestamp > newestSinceLastEmit && timestamp <= horizon) {
            newestSinceLastEmit = timestamp;
        }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        long now = clock.millis();
        horizon = now + CLOCK_SKEW.toMillis();
        // Capped when it came, not when it is emitted: else one record that is ahead of the clock
        // would let time run on by itself while the broker is down.
        newest = Math.max(newest, Math.min(newestSinceLastEmit, now));
        newestSinceLastEmit = NONE;
        if (newest != NONE) {
            output.emitWatermark(new Watermark(watermark(newest, boundMillis)));
        }
    }
}
