// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Polls a reader and puts the marker where it belongs. What it does between two pauses is one
 * {@link #step}. Used by one thread.
 */
final class ControlFetcher {
    static final long LONGEST_BACKOFF_MILLIS = 10_000;

    private final ControlReader reader;
    private final Handover handover;
    private final long intervalMillis;
    private final Consumer<String> log;

    private boolean open;
    private boolean complete;
    private long backoffMillis;
    private @Nullable String trouble;

    /**
     * @param intervalMillis between two polls where nothing is wrong
     * @param log is told when the place cannot be read, or can be again, once for each change
     */
    ControlFetcher(
            ControlReader reader, Handover handover, long intervalMillis, Consumer<String> log) {
        this.reader = reader;
        this.handover = handover;
        this.intervalMillis = intervalMillis;
        this.log = log;
    }

    /**
     * Reads once.
     *
     * @return how long to wait before the next step, in milliseconds; 0: not at all
     */
    long step() throws InterruptedException {
        ControlBatch batch;
        try {
            if (!open) {
                reader.open();
                open = true;
            }
            batch = reader.poll();
        } catch (IOException | UncheckedIOException e) {
            note(e.toString());
            backoffMillis =
                    Math.min(LONGEST_BACKOFF_MILLIS, Math.max(intervalMillis, 2 * backoffMillis));
            return backoffMillis;
        }
        backoffMillis = 0;
        note(batch.trouble());
        handOver(batch);
        return batch.caughtUp() || batch.entries().isEmpty() ? intervalMillis : 0;
    }

    private void handOver(ControlBatch batch) throws InterruptedException {
        List<ControlEntry> entries = new ArrayList<>(batch.entries());
        if (batch.caughtUp() && !complete) {
            complete = true;
            entries.add(ControlEntry.complete());
        }
        handover.put(entries);
    }

    /** Whether the marker has been handed over. */
    boolean isComplete() {
        return complete;
    }

    private void note(@Nullable String now) {
        if (Objects.equals(now, trouble)) {
            return;
        }
        trouble = now;
        log.accept(
                now == null
                        ? "Control entries can be read again."
                        : "Not all control entries can be read"
                                + (complete
                                        ? ", those read before stay as they are: "
                                        : ", so that nothing begins before they can be: ")
                                + now);
    }
}
