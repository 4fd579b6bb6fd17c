// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

import dev.journeys.connectors.batch.BatchReply.FailedItem;
import dev.journeys.connectors.delivery.Reply;
import dev.journeys.connectors.webhook.HttpReply;
import dev.journeys.connectors.webhook.ReplyMeaning;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** What a status means that a reply gives for one of its deliveries. */
public final class BatchStatus {
    private static final byte[] NOTHING = {};

    /** Nothing here has a date. */
    private static final Clock NO_CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private BatchStatus() {}

    /**
     * A delivery that has failed with a status, which means what it would mean for a request.
     *
     * @param index of the delivery in its request, from 0
     */
    public static FailedItem item(int index, int status) {
        HttpReply.Answered answered = new HttpReply.Answered(status, Map.of(), NOTHING, false);
        boolean again = ReplyMeaning.of(answered, NO_CLOCK) instanceof Reply.TryAgain;
        return new FailedItem(index, again, ReplyMeaning.reason(answered));
    }
}
