// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import java.time.Duration;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;

/**
 * Takes messages in, and out again when their turn has come. Whenever a lane has a message that is
 * ready, either an attempt is under way whose end has it looked at, or it will be woken, or its
 * definition has yet to come.
 */
final class LaneRunner {
    /** So many messages are taken out at once; records and checkpoints get in between. */
    static final int SLICE = 1_000;

    private static final long PAUSE_MILLIS = 1;
    private static final long NEVER = CircuitBreaker.NEVER;

    private final LaneStore store;
    private final Attempts attempts;
    private final Endings endings;
    private final Ages ages;
    private final ProcessingTimeService clock;

    LaneRunner(
            LaneStore store,
            Attempts attempts,
            Endings endings,
            Ages ages,
            ProcessingTimeService clock) {
        this.store = store;
        this.attempts = attempts;
        this.endings = endings;
        this.ages = ages;
        this.clock = clock;
    }

    /** A message has come. */
    void take(Lane lane, Message message) throws Exception {
        lane.counts().sent(1);
        lane.touch();
        add(lane, Waiting.of(message));
    }

    /** The pause of a message that was tried is over; it comes last. */
    void due(Lane lane, long number) throws Exception {
        Waiting waiting = store.find(lane, number);
        if (waiting == null) {
            return;
        }
        store.remove(lane, number);
        lane.delayed(-1);
        lane.touch();
        add(lane, waiting);
    }

    /** Where it is the only one and may be sent at once, state does not see it. */
    private void add(Lane lane, Waiting waiting) throws Exception {
        LaneQueue queue = lane.queue();
        boolean only = queue.isEmpty();
        long number = queue.add();
        if (only) {
            long now = clock.getCurrentProcessingTime();
            lane.head().set(number, Ages.born(waiting.message()));
            long turn = turn(lane, now);
            if (turn <= now) {
                queue.removeFirst();
                takeOut(lane, new Ready(number, waiting, false), now);
                return;
            }
            wake(lane, turn);
        }
        store.put(lane, number, waiting);
    }

    /** Takes out all messages whose turn has come. */
    void advance(Lane lane) throws Exception {
        lane.showBreaker();
        LaneQueue queue = lane.queue();
        long now = clock.getCurrentProcessingTime();
        for (int i = 0; i < SLICE; i++) {
            if (queue.isEmpty()) {
                return;
            }
            long turn = turn(lane, now);
            if (turn > now) {
                wake(lane, turn);
                return;
            }
            long number = queue.first();
            queue.removeFirst();
            lane.touch();
            takeOut(lane, new Ready(number, store.get(lane, number), true), now);
        }
        lane.wake().at(now + PAUSE_MILLIS);
    }

    private static void wake(Lane lane, long turn) {
        if (turn != NEVER) {
            lane.wake().at(turn);
        }
    }

    /** When the first message may be taken out; not after now if at once. */
    private long turn(Lane lane, long now) throws Exception {
        Target target = lane.target();
        if (target instanceof Target.Open open) {
            DeliverySettings settings = open.channel().settings();
            long opens = lane.gate(open.channel(), now).opensAt(lane.inFlight().size(), now);
            return opens <= now ? now : Math.min(opens, expiry(lane, settings.maxAge(), now));
        }
        if (target instanceof Target.Unusable unusable) {
            return expiry(lane, unusable.maxAge(), now);
        }
        if (target instanceof Target.Missing missing) {
            return missing.until();
        }
        return target instanceof Target.Hold ? NEVER : now;
    }

    private long expiry(Lane lane, Duration maxAge, long now) throws Exception {
        Head head = lane.head();
        long first = lane.queue().first();
        if (!head.is(first)) {
            head.set(first, Ages.born(store.get(lane, first).message()));
        }
        return ages.expiresAt(head.born(), maxAge, now);
    }

    private void takeOut(Lane lane, Ready ready, long now) throws Exception {
        Target target = lane.target();
        if (target instanceof Target.Gone gone) {
            endings.end(lane, ready, Outcome.State.DEAD, gone.reason());
        } else if (target instanceof Target.Batch batch) {
            endings.handOver(lane, ready, DeliveryOperator.BATCHES, batch.definition());
        } else if (target instanceof Target.Elsewhere elsewhere) {
            endings.handOver(lane, ready, DeliveryOperator.STRAYS, elsewhere.definition());
        } else if (target instanceof Target.Missing) {
            endings.end(lane, ready, Outcome.State.DEAD, Target.Missing.REASON);
        } else if (target instanceof Target.Open open && isYoung(ready, open.channel(), now)) {
            attempts.begin(lane, ready, open.channel(), now);
        } else {
            endings.end(lane, ready, Outcome.State.EXPIRED, ready.waiting().reason());
        }
    }

    private boolean isYoung(Ready ready, OpenChannel channel, long now) {
        long born = Ages.born(ready.message());
        return ages.expiresAt(born, channel.settings().maxAge(), now) > now;
    }
}
