// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo;

/**
 * What became of the instances of one journey.
 *
 * @param deliveries how many were made
 */
record JourneyTally(long entered, long completed, long exited, long deliveries) {
    static final JourneyTally NONE = new JourneyTally(0, 0, 0, 0);

    long live() {
        return entered - completed - exited;
    }

    JourneyTally plus(JourneyTally other) {
        return new JourneyTally(
                entered + other.entered,
                completed + other.completed,
                exited + other.exited,
                deliveries + other.deliveries);
    }

    /** One more transition of a type of the timeline; those that end or begin nothing are none. */
    JourneyTally afterTransition(String type) {
        return switch (type) {
            case "entered" -> new JourneyTally(entered + 1, completed, exited, deliveries);
            case "completed" -> new JourneyTally(entered, completed + 1, exited, deliveries);
            case "exited" -> new JourneyTally(entered, completed, exited + 1, deliveries);
            case "sent" -> new JourneyTally(entered, completed, exited, deliveries + 1);
            default -> this;
        };
    }
}
