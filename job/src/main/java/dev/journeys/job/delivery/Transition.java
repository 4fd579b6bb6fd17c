// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.delivery;

import org.jspecify.annotations.Nullable;

/**
 * A transition of an instance (section 6 of the journey format); what it does not carry is null.
 *
 * @param type as on the timeline
 * @param until epoch milliseconds
 * @param timestamp epoch milliseconds
 */
public record Transition(
        Type type,
        @Nullable String step,
        @Nullable String branch,
        @Nullable String reason,
        @Nullable Long until,
        @Nullable String delivery,
        long timestamp) {

    /** What happened to the instance. */
    public enum Type {
        ENTERED("entered"),
        WAITING("waiting"),
        RESTARTED("restarted"),
        ADVANCED("advanced"),
        SENT("sent"),
        SKIPPED("skipped"),
        COMPLETED("completed"),
        EXITED("exited");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        /** As on the timeline. */
        public String text() {
            return text;
        }
    }
}
