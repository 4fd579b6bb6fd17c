// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

/**
 * What the job emits (section 6 of the journey format). Serialized by its place: new ones go last.
 */
public enum OutputKind {
    /** A request to a destination. */
    DELIVERY,
    /** A transition of an instance, for the timeline. */
    TRANSITION,
    /** An event that came after the watermark had passed it. */
    LATE,
    /** A record that could not be read. */
    DEAD_LETTER,
    /** What a subtask has counted, once its bounded input has ended. */
    COUNTS,
    /**
     * A subtask has taken a control record that changes something, or has refused one; only where
     * it is asked for.
     */
    ACKNOWLEDGEMENT,
    /** How a delivery ended that was sent from here. */
    OUTCOME
}
