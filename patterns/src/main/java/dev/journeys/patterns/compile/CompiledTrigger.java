// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.compile;

import java.util.Set;

/** What must happen to a user to enter; see the definition of the same parts. */
public sealed interface CompiledTrigger {

    /** The names of all events that it speaks of. */
    Set<String> events();

    /** One event. */
    record SingleEvent(EventFilter filter) implements CompiledTrigger {
        @Override
        public Set<String> events() {
            return filter.events();
        }
    }

    /** Several events. */
    record SeveralEvents(CompiledPattern pattern) implements CompiledTrigger {
        @Override
        public Set<String> events() {
            return pattern.events();
        }
    }
}
