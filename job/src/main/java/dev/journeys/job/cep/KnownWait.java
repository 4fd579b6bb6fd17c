// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cep;

/**
 * What Flink CEP has said so far about the waits with a window of one length. A window is open from
 * the beginning of a wait up to some time after it and closed from then on, so one answer holds for
 * all times on its side.
 */
final class KnownWait {
    private final Edge events = new Edge();
    private final Edge timeouts = new Edge();

    /** Whether an event ended the wait, by how long after its beginning the event came. */
    Edge events() {
        return events;
    }

    /** Whether the wait had timed out, by how long after its beginning. */
    Edge timeouts() {
        return timeouts;
    }

    /** Up to when a window is known to be open, and from when to be closed. */
    static final class Edge {
        private long open = -1;
        private long closed = Long.MAX_VALUE;

        /**
         * Whether an answer is known that holds for a time too.
         *
         * @param millis since the beginning of the wait, not negative
         */
        boolean isKnown(long millis) {
            return millis <= open || millis >= closed;
        }

        /** Whether the window is open; only where that is known. */
        boolean isOpen(long millis) {
            return millis <= open;
        }

        /** Notes an answer. */
        void note(long millis, boolean isOpen) {
            if (isOpen) {
                open = Math.max(open, millis);
            } else {
                closed = Math.min(closed, millis);
            }
        }
    }
}
