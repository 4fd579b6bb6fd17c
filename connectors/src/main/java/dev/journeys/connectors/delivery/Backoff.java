// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

/** How long a message waits between two attempts: the same for the same message, whoever asks. */
final class Backoff {
    private Backoff() {}

    /**
     * The pause in milliseconds before a message that has failed at least once; from half of what
     * doubles each time to all of it, so that messages that failed together do not come back
     * together.
     */
    static long pauseMillis(RetrySettings retry, Waiting failed) {
        int attempts = failed.attempts();
        long longest = retry.longest().toMillis();
        long pause = retry.first().toMillis();
        for (int i = 1; i < attempts && pause < longest; i++) {
            pause = Math.min(longest, pause * 2);
        }
        long half = pause / 2;
        return pause - half + (long) (half * lot(failed.message().id(), attempts));
    }

    /** From 0 to less than 1. */
    private static double lot(String id, int attempts) {
        long mixed = (id.hashCode() + 31L * attempts) * 0x9E3779B97F4A7C15L;
        mixed ^= mixed >>> 32;
        mixed *= 0xBF58476D1CE4E5B9L;
        return (mixed >>> 11) * 0x1.0p-53;
    }
}
