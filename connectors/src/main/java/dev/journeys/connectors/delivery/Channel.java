// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import java.util.concurrent.CompletionStage;

/**
 * The way to one destination. {@link DestinationFactory} opens one in each subtask for each
 * definition; {@link DeliveryOperator} calls it in the task's thread and closes it when its last
 * request has ended.
 */
public interface Channel extends AutoCloseable {
    /**
     * Begins an attempt to send the message. Must not block; bounds the time that the attempt takes
     * by itself, since nobody else does.
     *
     * @param attempt 1 for the first. After a restore an attempt whose end was not stored is made
     *     again under the same number.
     * @return how the attempt ended, from any thread. Never completes exceptionally for what a
     *     receiver does; where it does, or where this method throws, the attempt has failed and may
     *     be made again, but for a {@link ChannelGoneException}, with which the task fails.
     */
    CompletionStage<Reply> send(Message message, int attempt);

    /** Gives up what the channel holds; no request is under way unless the task is cancelled. */
    @Override
    void close();
}
