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
    /** Conditions, and times and zones of delays, that failed at run time. */
    CONDITION_ERRORS("conditionErrors"),
    /** Values in payloads and zones that could not be had. */
    TEMPLATE_ERRORS("templateErrors"),
    /** Control records that came after events of their effective time had been taken. */
    LATE_DEFINITIONS("lateDefinitions"),
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
