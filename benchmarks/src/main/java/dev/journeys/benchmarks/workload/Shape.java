// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.workload;

/** What the events of a workload have to do with its journeys. */
public enum Shape {
    /** Every event is relevant to one journey: one half enters it, the other half ends its wait. */
    W(1, 1, Names.OWN),

    /** As {@link #W}, but nine of ten events are named by no journey. */
    T(1, 10, Names.OWN),

    /** Every event is relevant to a twentieth of all journeys. */
    M(1, 1, Names.SHARED),

    /** As {@link #W}, but one half of the events is one user's. */
    SKEW(1, 1, Names.OWN),

    /** As {@link #W} with an identifier: a user has about ten live instances. */
    LIVE(20, 1, Names.OWN),

    /** All users enter at one instant, and all waits elapse at one instant. */
    STORM(1, 1, Names.OWN),

    /**
     * All users enter; then events end an instance and start it anew in turn; then all that is left
     * times out at once.
     */
    CROWD(1, 1, Names.OWN),

    /** As {@link #CROWD}, but nothing is known of the users. */
    STRANGERS(1, 1, Names.OWN);

    private static final int GROUPS = 20;

    private final int slots;
    private final int oneRelevantIn;
    private final Names names;

    Shape(int slots, int oneRelevantIn, Names names) {
        this.slots = slots;
        this.oneRelevantIn = oneRelevantIn;
        this.names = names;
    }

    /**
     * How many instances a user can have at once of those that the events alternately start and
     * end; about half of them are live.
     */
    int slots() {
        return slots;
    }

    /** One of how many events is named by a journey. */
    int oneRelevantIn() {
        return oneRelevantIn;
    }

    /** Whether journeys have an identifier. */
    public boolean hasIdentifier() {
        return slots > 1;
    }

    /** How many different entry events there are with so many journeys. */
    public int entryEvents(int journeys) {
        return names == Names.SHARED ? GROUPS : journeys;
    }

    private enum Names {
        /** Each journey has events of its own. */
        OWN,
        /** Twenty groups of journeys, the journeys of a group have the same events. */
        SHARED
    }
}
