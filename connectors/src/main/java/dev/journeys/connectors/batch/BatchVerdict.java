// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

import dev.journeys.connectors.batch.BatchReply.FailedItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What becomes of each delivery of a request that has ended: it was delivered, goes again, or is
 * given up.
 *
 * @param delivered how many were
 * @param again those that go once more, with the time at which they may
 * @param failed how many of these have failed; the others only go in smaller requests
 */
record BatchVerdict(int delivered, List<PendingDelivery> again, int failed, List<GivenUp> dead) {

    /** A delivery that is given up, and why. */
    record GivenUp(PendingDelivery pending, String reason) {}

    /**
     * Judges.
     *
     * @param batch what was in the request, in the order of its items
     */
    static BatchVerdict of(
            List<PendingDelivery> batch, BatchReply reply, int attempts, long nowMillis) {
        Judge judge = new Judge(batch, attempts, nowMillis);
        if (reply instanceof BatchReply.Taken taken) {
            judge.taken(taken);
        } else if (reply instanceof BatchReply.TryAgain tryAgain) {
            long asked = BackOff.asked(tryAgain.after());
            batch.forEach(pending -> judge.failed(pending, tryAgain.reason(), asked));
        } else if (reply instanceof BatchReply.Refused refused) {
            judge.refused(refused);
        } else if (reply instanceof BatchReply.NotSent) {
            judge.notSent();
        }
        return new BatchVerdict(
                judge.delivered, List.copyOf(judge.again), judge.failed, List.copyOf(judge.dead));
    }

    private static final class Judge {
        private final List<PendingDelivery> batch;
        private final int attempts;
        private final long now;

        /** The same for all, so that what failed together goes again together. */
        private final int seed;

        private final List<PendingDelivery> again = new ArrayList<>();
        private final List<GivenUp> dead = new ArrayList<>();
        private int delivered;
        private int failed;

        Judge(List<PendingDelivery> batch, int attempts, long now) {
            this.batch = batch;
            this.attempts = attempts;
            this.now = now;
            seed = batch.get(0).entry().id().hashCode();
        }

        void taken(BatchReply.Taken taken) {
            Map<Integer, FailedItem> items = new HashMap<>();
            taken.failed().forEach(item -> items.put(item.index(), item));
            for (int i = 0; i < batch.size(); i++) {
                FailedItem item = items.get(i);
                if (item == null) {
                    delivered++;
                } else if (item.again()) {
                    failed(batch.get(i), item.reason(), 0);
                } else {
                    giveUp(batch.get(i), item.reason());
                }
            }
        }

        void failed(PendingDelivery pending, String reason, long askedMillis) {
            int failures = pending.attempts() + 1;
            if (failures >= attempts) {
                giveUp(pending, reason);
            } else {
                failed++;
                again.add(
                        pending.again(now + Math.max(BackOff.millis(failures, seed), askedMillis)));
            }
        }

        /** Halves, until the delivery that is at fault is alone. */
        void refused(BatchReply.Refused refused) {
            int half = (batch.size() + 1) / 2;
            for (PendingDelivery pending : batch) {
                if (refused.splits() && batch.size() > 1) {
                    again.add(pending.among(half, now));
                } else {
                    giveUp(pending, refused.reason());
                }
            }
        }

        /** When they go, the pause of their group says. */
        void notSent() {
            for (PendingDelivery pending : batch) {
                again.add(pending.among(pending.companions(), now));
            }
        }

        private void giveUp(PendingDelivery pending, String reason) {
            int failures = pending.attempts() + 1;
            dead.add(
                    new GivenUp(
                            pending,
                            reason
                                    + " after "
                                    + failures
                                    + (failures == 1 ? " attempt" : " attempts")));
        }
    }
}
