// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.definitions.HeardEvent;
import dev.journeys.job.state.JourneyEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event that waits for the watermark.
 *
 * @param timestamp of the event, in epoch milliseconds; here too, as a queue compares little else
 * @param heard what its name led to when it came, or null where that was not asked
 */
record WaitingEvent(long timestamp, JourneyEvent event, @Nullable HeardEvent heard) {
    WaitingEvent(JourneyEvent event, @Nullable HeardEvent heard) {
        this(event.timestamp(), event, heard);
    }

    /** The order in which events are taken. */
    static int compare(WaitingEvent left, WaitingEvent right) {
        int byTime = Long.compare(left.timestamp, right.timestamp);
        return byTime != 0 ? byTime : left.event.place().compareTo(right.event.place());
    }
}
