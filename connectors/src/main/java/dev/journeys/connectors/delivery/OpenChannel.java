// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A channel that is closed when it is out of use and its last request has ended. */
final class OpenChannel {
    private static final Logger LOG = LoggerFactory.getLogger(OpenChannel.class);

    private final String id;
    private final DeliverySettings settings;
    private final Channel channel;
    private final AtomicBoolean complained = new AtomicBoolean();
    private int inFlight;
    private boolean retired;
    private boolean closed;

    OpenChannel(String id, Destination.Called destination) {
        this.id = id;
        this.settings = destination.settings();
        this.channel = destination.channel();
    }

    DeliverySettings settings() {
        return settings;
    }

    /** Begins a request; {@link #ended} has to be called when it has ended, and no exception. */
    CompletionStage<Reply> send(Message message, int attempt) {
        inFlight++;
        try {
            CompletionStage<Reply> reply = channel.send(message, attempt);
            return reply == null ? CompletableFuture.completedStage(null) : reply;
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    /**
     * The channel broke its contract. Said once, from any thread.
     *
     * @param error null where there was no reply at all
     */
    void complain(@Nullable Throwable error) {
        if (complained.compareAndSet(false, true)) {
            // The text of the exception might hold a secret.
            LOG.warn(
                    "The channel to destination '{}' failed, which it should not whatever a"
                            + " receiver does: {}",
                    id,
                    error == null ? "no reply" : cause(error).getClass());
        }
    }

    static Throwable cause(Throwable error) {
        Throwable cause = error instanceof CompletionException ? error.getCause() : null;
        return cause == null ? error : cause;
    }

    void ended() {
        inFlight--;
        closeWhenIdle();
    }

    /** Nothing will be sent here any more. */
    void retire() {
        retired = true;
        closeWhenIdle();
    }

    private void closeWhenIdle() {
        if (retired && inFlight == 0) {
            close();
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** Closes the channel, whatever is in flight. */
    void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            channel.close();
        } catch (RuntimeException e) {
            // Whatever it could not give up concerns no other destination. The text of the
            // exception might hold a secret.
            LOG.warn("The channel to destination '{}' failed to close: {}", id, e.getClass());
        }
    }
}
