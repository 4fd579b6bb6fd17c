// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import dev.journeys.job.state.JourneyEvent;

/** What a record turned out to be. */
public sealed interface EventReading {
    /** A valid event. */
    record Valid(JourneyEvent event) implements EventReading {}

    /**
     * A record that is no valid event.
     *
     * @param reason a short code, {@code invalid-json}, {@code invalid-event} or {@code
     *     too-far-ahead}
     * @param detail what was expected and what was found
     */
    record Invalid(String reason, String detail) implements EventReading {}
}
