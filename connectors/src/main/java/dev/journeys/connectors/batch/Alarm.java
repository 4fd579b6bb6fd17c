// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.jspecify.annotations.Nullable;

/**
 * Calls somebody at the earliest of the times that it was set to; sometimes for nothing. One timer,
 * not in state. Used by the task's thread.
 */
final class Alarm {
    private final ProcessingTimeService timers;
    private ProcessingTimeService.ProcessingTimeCallback listener = time -> {};
    private @Nullable ScheduledFuture<?> timer;
    private long dueMillis;
    private long number;

    Alarm(ProcessingTimeService timers) {
        this.timers = timers;
    }

    /** Who is called; set before it can ring. */
    void listener(ProcessingTimeService.ProcessingTimeCallback who) {
        listener = who;
    }

    /**
     * Has it ring then, or before.
     *
     * @param millis by the clock of the task; what has passed is now, {@link Long#MAX_VALUE} never
     */
    void set(long millis) {
        if (millis == Long.MAX_VALUE || (timer != null && dueMillis <= millis)) {
            return;
        }
        if (timer != null) {
            timer.cancel(false);
        }
        dueMillis = millis;
        long own = ++number;
        timer =
                timers.registerTimer(
                        Math.max(millis, timers.getCurrentProcessingTime()),
                        time -> ring(own, time));
    }

    /** One that was cancelled when it was under way to the task's thread comes all the same. */
    private void ring(long own, long time) throws Exception {
        if (own == number) {
            timer = null;
            listener.onProcessingTime(time);
        }
    }
}
