// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.harness;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * How far the source may go, and how fast. With a rate, event n has its time whether or not the job
 * keeps up (an open loop), so that latency counts from when an event should have come. Thread-safe.
 */
public final class Pace {
    private static final ScheduledExecutorService CLOCK =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "pace");
                        thread.setDaemon(true);
                        return thread;
                    });

    /**
     * Events come in small bursts, as from a network, lest waking the source is what is measured.
     */
    private static final long MIN_SLEEP_NANOS = 500_000;

    private volatile Plan plan = new Plan(0, 0, 0, 0);
    private volatile CompletableFuture<Void> change = new CompletableFuture<>();

    /** Lets the source emit all events before an index, as fast as it can. */
    public void allow(int end) {
        set(new Plan(0, end, 0, 0));
    }

    /**
     * Lets the source emit all events before an index at a rate.
     *
     * @param begin the index of the first event that has the rate
     */
    public void allow(int begin, int end, double eventsPerSecond) {
        set(new Plan(begin, end, System.nanoTime(), 1e9 / eventsPerSecond));
    }

    private synchronized void set(Plan next) {
        plan = next;
        CompletableFuture<Void> before = change;
        change = new CompletableFuture<>();
        before.complete(null);
    }

    /**
     * When an event was due, in the time of {@link System#nanoTime}; only where there is a rate.
     */
    public long dueNanos(int index) {
        return plan.dueNanos(index);
    }

    /** Whether an event may leave now. */
    public boolean mayEmit(int index) {
        Plan now = plan;
        return index < now.end
                && (now.nanosPerEvent == 0 || System.nanoTime() >= now.dueNanos(index));
    }

    /** Done when it is worth asking again. */
    public CompletableFuture<Void> whenItMay(int index) {
        CompletableFuture<Void> changed = change;
        Plan now = plan;
        if (mayEmit(index)) {
            return CompletableFuture.completedFuture(null);
        }
        if (index >= now.end) {
            return changed;
        }
        CompletableFuture<Void> due = new CompletableFuture<>();
        CLOCK.schedule(
                () -> due.complete(null),
                Math.max(MIN_SLEEP_NANOS, now.dueNanos(index) - System.nanoTime()),
                TimeUnit.NANOSECONDS);
        return due;
    }

    private record Plan(int begin, int end, long startNanos, double nanosPerEvent) {
        long dueNanos(int index) {
            return startNanos + (long) ((index - begin) * nanosPerEvent);
        }
    }
}
