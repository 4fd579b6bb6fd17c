// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.receiver;

/** Threads that end with the process. */
final class ReceiverThreads {
    /** A connection needs little, and there may be thousands. */
    private static final long STACK_BYTES = 256 * 1024;

    private ReceiverThreads() {}

    static Thread start(String name, Runnable work) {
        Thread thread = make(name, work);
        thread.start();
        return thread;
    }

    /** Returns when the thread has ended, or at an interrupt, which stays. */
    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static Thread make(String name, Runnable work) {
        Thread thread = new Thread(null, work, name, STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }
}
