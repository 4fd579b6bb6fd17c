// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import dev.journeys.job.state.OutputRecord;
import org.jspecify.annotations.Nullable;

/**
 * Why a topic does not take a record.
 *
 * @param reason the reason of the dead letter
 * @param detail a sentence with what was expected and what was found
 */
record Refusal(String reason, String detail) {
    static final String UNKNOWN_TOPIC = "unknown-topic";
    static final String FORBIDDEN_TOPIC = "forbidden-topic";
    static final String OVERSIZE = "oversize";

    /** Holds a record against the state of its topic; null where the topic takes it. */
    static @Nullable Refusal of(OutputRecord output, String topic, TopicState state) {
        if (state instanceof TopicState.Writable writable) {
            return RecordSize.fits(output, writable.maxBytes())
                    ? null
                    : oversize(topic, writable, RecordSize.of(output));
        }
        return state instanceof TopicState.Missing
                ? new Refusal(
                        UNKNOWN_TOPIC,
                        "Expected topic '"
                                + topic
                                + "' for "
                                + what(output)
                                + ", but there is none of that name.")
                : new Refusal(
                        FORBIDDEN_TOPIC,
                        "Expected to be allowed to write to topic '"
                                + topic
                                + "' for "
                                + what(output)
                                + ", but the brokers refuse it.");
    }

    private static Refusal oversize(String topic, TopicState.Writable writable, long bytes) {
        return new Refusal(
                OVERSIZE,
                "Expected a record of at most "
                        + writable.maxBytes()
                        + " bytes for topic '"
                        + topic
                        + "', but found one of "
                        + bytes
                        + ".");
    }

    private static String what(OutputRecord output) {
        return switch (output.kind()) {
            case DELIVERY -> "a delivery to '" + output.destination() + "'";
            case TRANSITION -> "the timeline";
            case LATE -> "a late event";
            case DEAD_LETTER -> "a dead letter";
            case ACKNOWLEDGEMENT -> "an acknowledgement";
            case OUTCOME -> "an outcome";
            case COUNTS -> "counts";
        };
    }
}
