// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job;

/**
 * The uids of all operators. They find the state in a savepoint: one never changes without a
 * migration note in the change log.
 */
public enum OperatorIds {
    EVENTS("events", "Events"),
    READ_EVENTS("read-events", "Read events"),
    DEFINITIONS("definitions", "Journey definitions"),
    READ_DEFINITIONS("read-definitions", "Read journey definitions"),
    JOURNEYS("journeys", "Journeys"),
    CHECK_OUTPUT("check-output", "Check output"),
    OUTPUT("output", "Output"),
    ACKNOWLEDGEMENTS("acknowledgements", "Acknowledgements"),
    REDRIVEN("redriven", "Redriven deliveries"),
    READ_REDRIVEN("read-redriven", "Read redriven deliveries"),
    DESTINATIONS("destinations", "Destinations"),
    REDRIVEN_LANES("redriven-lanes", "Lanes of redriven deliveries"),
    DELIVER("deliver", "Deliver"),
    OUTCOMES("outcomes", "Outcomes"),
    BATCHES("batches", "Batches"),
    STRAYS("strays", "Deliveries for topics");

    private final String uid;
    private final String title;

    OperatorIds(String uid, String title) {
        this.uid = uid;
        this.title = title;
    }

    /** The uid in savepoints. */
    public String uid() {
        return uid;
    }

    /** The name in the dashboard. */
    public String title() {
        return title;
    }
}
