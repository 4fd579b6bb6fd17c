// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.speed;

import dev.journeys.destinations.process.Java;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads the clocks when the warm-up is over and when the last delivery has arrived. Thread-safe.
 */
final class Meter {
    private final long warmUp;
    private final long all;
    private final AtomicLong arrived = new AtomicLong();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile long processNanos;
    private volatile long wallNanos;

    Meter(long warmUp, long deliveries) {
        this.warmUp = warmUp;
        all = warmUp + deliveries;
    }

    /** One more has arrived; returns how many have. */
    long arrived() {
        long count = arrived.incrementAndGet();
        if (count == warmUp) {
            processNanos = -Java.processNanos();
            wallNanos = -System.nanoTime();
        } else if (count == all) {
            processNanos += Java.processNanos();
            wallNanos += System.nanoTime();
            end.countDown();
        }
        return count;
    }

    boolean isDone() {
        return end.getCount() == 0;
    }

    void await() throws InterruptedException {
        end.await();
    }

    /** Processor time of the process for what is measured. */
    long processNanos() {
        return processNanos;
    }

    /** Time on the wall for what is measured. */
    long wallNanos() {
        return wallNanos;
    }
}
