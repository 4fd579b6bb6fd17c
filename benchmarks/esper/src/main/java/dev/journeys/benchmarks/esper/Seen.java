// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.esper;

import dev.journeys.job.state.JourneyEvent;

/** An event as Esper wants it: with getters. */
public final class Seen {
    private final JourneyEvent event;

    /** The event. */
    public Seen(JourneyEvent event) {
        this.event = event;
    }

    /** Its user. */
    public String getUser() {
        return event.user();
    }

    /** Its name. */
    public String getName() {
        return event.name();
    }

    /** The event. */
    public JourneyEvent getEvent() {
        return event;
    }
}
