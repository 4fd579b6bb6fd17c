// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import java.time.Duration;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.jspecify.annotations.Nullable;

/** Begins attempts, and says what becomes of a message when one has ended. */
final class Attempts {
    /** The channel broke its contract; nothing is known of the destination. */
    static final String CHANNEL_FAILED = "channel-failed";

    private final LaneStore store;
    private final Endings endings;
    private final Ages ages;
    private final ProcessingTimeService clock;
    private final ReplyQueue replies;

    Attempts(
            LaneStore store,
            Endings endings,
            Ages ages,
            ProcessingTimeService clock,
            ReplyQueue replies) {
        this.store = store;
        this.endings = endings;
        this.ages = ages;
        this.clock = clock;
        this.replies = replies;
    }

    void begin(Lane lane, Ready ready, OpenChannel channel, long now) {
        Attempt attempt = new Attempt(lane, ready, channel, lane.gate(channel, now));
        lane.inFlight().add(attempt);
        lane.touch();
        int number = ready.waiting().attempts() + 1;
        lane.metrics().begun(number);
        channel.send(ready.message(), number)
                .whenComplete((reply, error) -> ended(attempt, reply, error));
    }

    /** From any thread. */
    private void ended(Attempt attempt, @Nullable Reply reply, @Nullable Throwable error) {
        if (error != null && OpenChannel.cause(error) instanceof ChannelGoneException gone) {
            replies.fail(gone);
        } else {
            replies.add(attempt, reply(attempt, reply, error));
        }
    }

    private static Reply reply(Attempt attempt, @Nullable Reply reply, @Nullable Throwable error) {
        if (reply != null) {
            return reply;
        }
        attempt.channel().complain(error);
        return new Reply.TryAgain(0, CHANNEL_FAILED, null);
    }

    /** An attempt has ended. */
    void ended(Attempt attempt) throws Exception {
        if (attempt.isGivenUp()) {
            return;
        }
        attempt.lane().inFlight().remove(attempt);
        attempt.lane().touch();
        attempt.channel().ended();
        Reply reply = attempt.reply();
        if (reply instanceof Reply.Delivered delivered) {
            attempt.gate().breaker().worked();
            end(attempt, Outcome.State.DELIVERED, delivered.status(), "");
        } else if (reply instanceof Reply.Dead dead) {
            answered(attempt, dead.status());
            end(attempt, Outcome.State.DEAD, dead.status(), dead.reason());
        } else if (reply instanceof Reply.TryAgain failed) {
            failed(attempt, failed);
        }
    }

    private static void answered(Attempt attempt, int status) {
        CircuitBreaker breaker = attempt.gate().breaker();
        if (status == 0) {
            breaker.saysNothing(attempt.isProbe());
        } else {
            breaker.worked();
        }
    }

    private void end(Attempt attempt, Outcome.State state, int status, String reason)
            throws Exception {
        Ready ready = attempt.ready();
        Waiting ended = ready.waiting().ended(status, reason);
        endings.end(
                attempt.lane(), new Ready(ready.number(), ended, ready.stored()), state, reason);
    }

    private void failed(Attempt attempt, Reply.TryAgain reply) throws Exception {
        long now = clock.getCurrentProcessingTime();
        RetrySettings retry = attempt.channel().settings().retry();
        long asked = asked(retry, reply.after());
        attempt.gate().breaker().failed(attempt.isProbe(), now);
        attempt.gate().holdUntil(now + asked);
        Waiting failed = attempt.ready().waiting().ended(reply.status(), reply.reason());
        if (failed.attempts() >= retry.attempts()) {
            end(attempt, Outcome.State.DEAD, reply.status(), reply.reason());
            return;
        }
        // Whatever becomes of messages of a changed destination, becomes of this one at once.
        boolean open = attempt.lane().target() instanceof Target.Open;
        long pause = open ? Math.max(asked, Backoff.pauseMillis(retry, failed)) : 0;
        delay(attempt, failed, now + pause, now);
    }

    private static long asked(RetrySettings retry, @Nullable Duration after) {
        if (after == null || after.isNegative()) {
            return 0;
        }
        Duration limit = retry.retryAfterLimit();
        return (after.compareTo(limit) < 0 ? after : limit).toMillis();
    }

    /** Until that time, but not longer than the message may be sent. */
    private void delay(Attempt attempt, Waiting failed, long time, long now) throws Exception {
        Duration maxAge = attempt.channel().settings().maxAge();
        long expires = ages.expiresAt(Ages.born(failed.message()), maxAge, now);
        Lane lane = attempt.lane();
        long number = attempt.ready().number();
        store.put(lane, number, failed);
        store.wake(lane, number, Math.max(now + 1, Math.min(time, expires)));
        lane.delayed(1);
    }
}
