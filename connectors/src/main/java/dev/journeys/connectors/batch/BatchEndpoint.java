// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The way to one destination by one definition. Called by the task's thread, which it must not
 * block.
 */
public interface BatchEndpoint {
    /** How its requests are put together. */
    BatchSettings settings();

    /** The bytes of a request's body beside its items and the commas between them. */
    int envelopeBytes();

    /**
     * A delivery as it stands in a request; the same at each call.
     *
     * @param delivery its JSON, UTF-8
     * @return null where it cannot be made into what the destination wants
     */
    byte @Nullable [] item(byte[] delivery);

    /**
     * Sends one request.
     *
     * @param items at least one, as {@link #item} makes them
     * @return completes on any thread, within the deadline; exceptionally only where the program is
     *     wrong, never for what a receiver or the network does
     */
    CompletionStage<BatchReply> send(List<byte[]> items);
}
