// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.control;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Hands entries from the thread that reads to the task's, one batch at a time, so that little is
 * held however fast the place is read.
 */
final class Handover {
    private @Nullable List<ControlEntry> batch;
    private @Nullable Throwable failure;
    private boolean ended;
    private CompletableFuture<Void> available = new CompletableFuture<>();

    /** Waits until the batch before is taken. */
    void put(List<ControlEntry> entries) throws InterruptedException {
        if (entries.isEmpty()) {
            return;
        }
        CompletableFuture<Void> waiting;
        synchronized (this) {
            while (batch != null) {
                wait();
            }
            batch = entries;
            waiting = available;
        }
        waiting.complete(null);
    }

    /** Nothing comes any more. */
    void end() {
        CompletableFuture<Void> waiting;
        synchronized (this) {
            ended = true;
            waiting = available;
        }
        waiting.complete(null);
    }

    /** Nothing comes any more, since the reader has failed. */
    void fail(Throwable cause) {
        synchronized (this) {
            failure = cause;
        }
        end();
    }

    /**
     * The next batch, without waiting.
     *
     * @return empty where there is none at present
     * @throws IOException where the reader has failed
     */
    synchronized List<ControlEntry> take() throws IOException {
        if (failure != null) {
            throw new IOException("Expected to read control entries.", failure);
        }
        List<ControlEntry> taken = batch;
        batch = null;
        notifyAll();
        if (available.isDone() && !ended) {
            available = new CompletableFuture<>();
        }
        return taken == null ? List.of() : taken;
    }

    /** Whether everything has been taken. */
    synchronized boolean isOver() {
        return ended && batch == null && failure == null;
    }

    /** Done when there is something to take, or the end. */
    synchronized CompletableFuture<Void> available() {
        return available;
    }
}
