// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

/** What is counted for the whole job. */
enum JobCount {
    /** Valid events, duplicates and late ones included. */
    EVENTS("events"),
    /** Events that came after the watermark had passed them. */
    LATE("late"),
    /** Events dropped for a message id that was taken within the horizon. */
    DUPLICATES("duplicates"),
    /** Entry events that lack the identifier's property. */
    MISSING_IDENTIFIER("missingIdentifier"),
    /** Conditions, and times of delays, that failed at run time. */
    CONDITION_ERRORS("conditionErrors"),
    /** Values of payloads that could not be had. */
    TEMPLATE_ERRORS("templateErrors"),
    /** Partial matches of entries' patterns that were given up because there were too many. */
    DROPPED_PARTIAL_MATCHES("droppedPartialMatches"),
    /** Valid events after the end time of a bounded run, which are not taken. */
    AFTER_END("afterEnd");

    private final String label;

    JobCount(String label) {
        this.label = label;
    }

    /** The name in the summary. */
    String label() {
        return label;
    }
}
