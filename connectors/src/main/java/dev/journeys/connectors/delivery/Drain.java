// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import java.util.List;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;

/** The end of bounded inputs: what waits is still sent for a while, and then dead. */
final class Drain {
    static final String JOB_ENDED = "job-ended";

    private final Lanes lanes;
    private final LaneStore store;
    private final Endings endings;
    private boolean over;

    Drain(Lanes lanes, LaneStore store, Endings endings) {
        this.lanes = lanes;
        this.store = store;
        this.endings = endings;
    }

    /** Returns when nothing waits any more, or that much time has passed. */
    void await(MailboxExecutor mailbox, ProcessingTimeService clock, long millis)
            throws InterruptedException {
        over = millis == 0;
        ScheduledFuture<?> timer =
                clock.registerTimer(
                        clock.getCurrentProcessingTime() + Math.max(1, millis),
                        time -> over = true);
        while (!over && !lanes.areEmpty()) {
            mailbox.yield();
        }
        timer.cancel(false);
    }

    /** Ends all that waits. Replies that still come are not heard. */
    void giveUp() throws Exception {
        List<Lane> all = lanes.all();
        for (Lane lane : all) {
            for (Attempt attempt : lane.inFlight()) {
                attempt.giveUp();
                // Those that state has are found there.
                if (!attempt.ready().stored()) {
                    end(lane, attempt.ready().waiting());
                }
            }
        }
        store.removeAll(lanes, this::end);
        all.forEach(Lane::clear);
    }

    private void end(Lane lane, Waiting waiting) {
        endings.end(lane, waiting, Outcome.State.DEAD, JOB_ENDED);
    }
}
