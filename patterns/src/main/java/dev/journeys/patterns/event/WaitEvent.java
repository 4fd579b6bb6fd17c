// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.event;

/**
 * What the Flink CEP pattern of a wait sees: the beginning of the wait, or an event that a branch
 * of it has matched.
 *
 * @param branch the index of the branch that matched, or {@link #BEGIN}
 */
public record WaitEvent(int branch) {
    /** The index that stands for the beginning of a wait. */
    public static final int BEGIN = -1;

    private static final WaitEvent BEGINNING = new WaitEvent(BEGIN);

    /** The event with which a wait begins. */
    public static WaitEvent begin() {
        return BEGINNING;
    }

    /** Whether a wait begins with this event. */
    public boolean begins() {
        return branch == BEGIN;
    }
}
