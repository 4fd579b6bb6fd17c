// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

import dev.journeys.connectors.batch.BatchReply.FailedItem;
import java.util.List;
import java.util.Optional;

/** Reads which deliveries an endpoint has not taken although it has answered 2xx. */
@FunctionalInterface
public interface FailedItems {
    /**
     * Reads a reply.
     *
     * @param reply its body as far as it was read; anything
     * @param cut whether there may have been more of it
     * @param deliveries how many the request had
     * @return those that failed, none twice, all indexes within the request; an empty list where
     *     the reply names none; nothing where it breaks off and might have named some
     */
    Optional<List<FailedItem>> read(byte[] reply, boolean cut, int deliveries);
}
