// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.util.function.ThrowingConsumer;

/**
 * Brings attempts that have ended, in any thread, to the task's thread: many with one mail, and at
 * most so many at once that records and checkpoints get in between.
 */
final class ReplyQueue {
    private static final int SLICE = 1_000;

    private final Queue<Attempt> ended = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean mailed = new AtomicBoolean();
    private final MailboxExecutor mailbox;
    private final ThrowingConsumer<Attempt, Exception> taker;

    /**
     * @param taker called in the task's thread
     */
    ReplyQueue(MailboxExecutor mailbox, ThrowingConsumer<Attempt, Exception> taker) {
        this.mailbox = mailbox;
        this.taker = taker;
    }

    /** From any thread, once for an attempt. */
    void add(Attempt attempt, Reply reply) {
        attempt.reply(reply);
        ended.add(attempt);
        mail();
    }

    /** From any thread: nothing can be sent any more, so the task fails. */
    void fail(ChannelGoneException gone) {
        try {
            mailbox.execute(
                    () -> {
                        throw gone;
                    },
                    "end of channels");
        } catch (RejectedExecutionException e) {
            // The task is over.
        }
    }

    private void mail() {
        if (mailed.compareAndSet(false, true)) {
            try {
                mailbox.execute(this::take, "replies of destinations");
            } catch (RejectedExecutionException e) {
                // The task is over. What was in flight is in state and will be sent again.
                ended.clear();
            }
        }
    }

    private void take() throws Exception {
        // Before the first is taken: whoever adds one from now on sends a mail.
        mailed.set(false);
        for (int i = 0; i < SLICE; i++) {
            Attempt attempt = ended.poll();
            if (attempt == null) {
                return;
            }
            taker.accept(attempt);
        }
        mail();
    }
}
