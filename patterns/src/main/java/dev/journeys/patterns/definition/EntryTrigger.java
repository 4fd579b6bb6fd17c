// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.definition;

import java.util.List;
import java.util.Optional;

/** What must happen to a user to enter. */
public sealed interface EntryTrigger {

    /**
     * One event.
     *
     * @param events names to listen to, at least one, none empty
     * @param where a CEL condition on the event, or none
     */
    record SingleEvent(List<String> events, Optional<String> where) implements EntryTrigger {
        public SingleEvent {
            events = List.copyOf(events);
        }
    }

    /** Several events. */
    record SeveralEvents(PatternDefinition pattern) implements EntryTrigger {}
}
