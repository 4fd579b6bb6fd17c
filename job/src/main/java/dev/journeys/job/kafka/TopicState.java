// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

/** What is known of a topic. */
sealed interface TopicState {

    /**
     * It takes records.
     *
     * @param maxBytes how large one may be, as {@link RecordSize} counts
     */
    record Writable(int maxBytes) implements TopicState {}

    /** There is none of that name. */
    record Missing() implements TopicState {}

    /** It may not be written, or not even be looked at. */
    record Forbidden() implements TopicState {}
}
