// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

import dev.journeys.connectors.batch.BatchReply.FailedItem;
import java.util.List;

/** Reads which deliveries an endpoint has not taken although it has answered 2xx. */
@FunctionalInterface
public interface FailedItems {
    /**
     * Reads a reply.
     *
     * @param reply its body as far as it was read; anything
     * @param deliveries how many the request had
     * @return those that failed, none twice, all indexes within the request; empty where the reply
     *     names none
     */
    List<FailedItem> read(byte[] reply, int deliveries);
}
