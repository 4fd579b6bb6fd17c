// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

/** What becomes of deliveries. */
public enum DestinationRule {
    /**
     * All of them are output, whatever is known of their destinations, as in a replay, a test and
     * the demo.
     */
    ALL_OUTPUT,
    /** They go where their destinations are; of those that nobody has defined they are output. */
    ANY,
    /**
     * They go where their destinations are; those of destinations not known, and without a topic of
     * their own, are dead letters.
     */
    KNOWN
}
