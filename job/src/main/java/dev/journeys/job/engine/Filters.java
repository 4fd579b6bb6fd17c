// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.state.JourneyEvent;
import dev.journeys.patterns.compile.EventFilter;

/** Holds events against filters: first by name, then by condition. */
final class Filters {
    private Filters() {}

    static boolean matches(EventFilter filter, JourneyEvent event, Scope scope, Recorder recorder) {
        return filter.listensTo(event.name())
                && (filter.where().isEmpty() || recorder.holds(filter.where().get(), scope));
    }
}
