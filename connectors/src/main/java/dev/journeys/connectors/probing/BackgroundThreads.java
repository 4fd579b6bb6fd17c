// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.probing;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Two threads of a reader: one that ticks and one that may block. Both end with it. */
final class BackgroundThreads implements Background {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Duration tick;
    private final ScheduledExecutorService ticks;
    private final ExecutorService probes;
    private @Nullable Future<?> newest;

    BackgroundThreads(String name, Duration tick) {
        this.tick = tick;
        this.ticks = Executors.newSingleThreadScheduledExecutor(threads(name + "-tick"));
        this.probes = Executors.newSingleThreadExecutor(threads(name));
    }

    private static ThreadFactory threads(String name) {
        return runnable -> {
            Thread thread = new Thread(runnable, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public void repeat(Runnable action) {
        var unused =
                ticks.scheduleAtFixedRate(
                        action, tick.toMillis(), tick.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void run(Runnable probe) {
        newest = probes.submit(probe);
    }

    @Override
    public void end(Runnable last) {
        ticks.shutdownNow();
        if (newest != null) {
            newest.cancel(true);
        }
        probes.execute(last);
        probes.shutdown();
        try {
            // A thread that outlives the job would miss classes of it; one that hangs is left.
            if (!probes.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                probes.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
