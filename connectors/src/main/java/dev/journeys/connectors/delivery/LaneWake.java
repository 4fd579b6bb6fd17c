// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import java.util.concurrent.ScheduledFuture;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.util.function.RunnableWithException;
import org.jspecify.annotations.Nullable;

/** Has a lane looked at when something may have become possible. One timer, not in state. */
final class LaneWake {
    /** Whatever is due later is looked at in between. */
    private static final long LONGEST_MILLIS = 24 * 60 * 60 * 1_000L;

    private final ProcessingTimeService clock;
    private final RunnableWithException work;
    private @Nullable ScheduledFuture<?> timer;
    private long due;

    LaneWake(ProcessingTimeService clock, RunnableWithException work) {
        this.clock = clock;
        this.work = work;
    }

    /** Not later than this; it may be earlier. */
    void at(long time) {
        if (timer != null && due <= time) {
            return;
        }
        cancel();
        due = Math.min(time, clock.getCurrentProcessingTime() + LONGEST_MILLIS);
        timer = clock.registerTimer(due, at -> fire());
    }

    private void fire() throws Exception {
        timer = null;
        work.run();
    }

    void cancel() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
