// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

import dev.journeys.connectors.delivery.Reply;
import dev.journeys.connectors.webhook.HttpReply;
import dev.journeys.connectors.webhook.ReplyMeaning;
import java.time.Clock;
import java.util.Set;

/**
 * What a reply means for the deliveries of a request:
 *
 * <ul>
 *   <li>2xx: all were taken, but for those that the reply names; where it breaks off and might have
 *       named some: unknown, so all again
 *   <li>408, 425, 429, 5xx, and where there is no reply: nothing was taken; again, when Retry-After
 *       says
 *   <li>400, 413, 422: refused for what is in it; smaller requests are worth trying
 *   <li>anything else: refused
 * </ul>
 */
public final class BatchReplyMeaning {
    /**
     * Of deliveries that were sent, but of which the reply does not say whether they were taken.
     */
    static final String CUT = "reply-cut";

    /** Not understood, too large, not acceptable: one of the deliveries may be at fault. */
    private static final Set<Integer> CONTENT = Set.of(400, 413, 422);

    private BatchReplyMeaning() {}

    /**
     * What the reply means.
     *
     * @param deliveries how many the request had
     * @param failedItems reads those that a 2xx names
     * @param clock for a {@code Retry-After} that is a date
     */
    public static BatchReply of(
            HttpReply reply, int deliveries, FailedItems failedItems, Clock clock) {
        Reply meaning = ReplyMeaning.of(reply, clock);
        if (meaning instanceof Reply.TryAgain tryAgain) {
            return new BatchReply.TryAgain(tryAgain.reason(), tryAgain.after());
        }
        if (meaning instanceof Reply.Dead dead) {
            return new BatchReply.Refused(dead.reason(), CONTENT.contains(dead.status()));
        }
        return taken((HttpReply.Answered) reply, deliveries, failedItems);
    }

    private static BatchReply taken(
            HttpReply.Answered reply, int deliveries, FailedItems failedItems) {
        return failedItems
                .read(reply.body(), reply.cut(), deliveries)
                .<BatchReply>map(BatchReply.Taken::new)
                .orElseGet(() -> new BatchReply.TryAgain(CUT, null));
    }
}
