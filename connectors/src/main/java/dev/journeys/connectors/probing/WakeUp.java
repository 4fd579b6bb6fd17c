// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.probing;

import java.util.concurrent.CompletableFuture;

/** Rung by any thread, heard by the reader's. */
final class WakeUp {
    private volatile CompletableFuture<Void> rung = new CompletableFuture<>();

    /** Whatever was written before is seen by whoever hears it. */
    void ring() {
        rung.complete(null);
    }

    /** Whether it rang since this was last asked; one volatile read where it did not. */
    boolean heard() {
        if (!rung.isDone()) {
            return false;
        }
        // Before anything is looked at, so that what comes meanwhile rings again.
        rung = new CompletableFuture<>();
        return true;
    }

    /** Completes when it rings. */
    CompletableFuture<Void> future() {
        return rung;
    }
}
