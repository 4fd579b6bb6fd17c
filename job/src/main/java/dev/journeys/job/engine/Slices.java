// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;

/**
 * Long work of a task thread, done slice by slice, so that records and checkpoint barriers get in
 * between. The first slice is done at once.
 */
final class Slices {
    /** Between two slices, in milliseconds, records are processed. */
    private static final long PAUSE_MILLIS = 1;

    private final ProcessingTimeService clock;
    private final Work work;
    private boolean running;

    Slices(ProcessingTimeService clock, Work work) {
        this.clock = clock;
        this.work = work;
    }

    /** Starts the work, unless it is under way. */
    void start() throws Exception {
        if (!running) {
            running = true;
            next();
        }
    }

    private void next() throws Exception {
        if (work.slice()) {
            running = false;
        } else {
            clock.registerTimer(clock.getCurrentProcessingTime() + PAUSE_MILLIS, time -> goOn());
        }
    }

    private void goOn() throws Exception {
        // The work may have been finished meanwhile.
        if (running) {
            next();
        }
    }

    /** Does what is left of the work now. */
    void finish() throws Exception {
        while (running) {
            running = !work.slice();
        }
    }

    /** Some work. */
    interface Work {
        /** Does a part of the work and tells whether it was the last. */
        boolean slice() throws Exception;
    }
}
