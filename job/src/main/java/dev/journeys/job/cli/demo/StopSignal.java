// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Notices that the process is asked to end, by Ctrl-C or a kill, and keeps it alive until the demo
 * has said goodbye, but not for long.
 */
final class StopSignal implements AutoCloseable {
    private static final int SECONDS_TO_SAY_GOODBYE = 10;

    private final CountDownLatch goodbyeSaid = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "journeys-demo-stop");
    private volatile boolean received;

    private StopSignal() {}

    /** Listens from now on until it is closed. */
    static StopSignal listen() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    boolean received() {
        return received;
    }

    private void stop() {
        received = true;
        try {
            goodbyeSaid.await(SECONDS_TO_SAY_GOODBYE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        goodbyeSaid.countDown();
        if (received) {
            return;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endsJustNow) {
            // The hook runs, and finds that there is nothing to wait for.
        }
    }
}
