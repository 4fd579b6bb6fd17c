// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.compile;

import java.util.Set;

/**
 * What must happen to a user to enter, one event or several; see the definition of the same parts.
 */
public sealed interface CompiledTrigger permits EventFilter, CompiledTrigger.SeveralEvents {

    /** The names of all events that it speaks of. */
    Set<String> events();

    /** Several events. */
    record SeveralEvents(CompiledPattern pattern) implements CompiledTrigger {
        @Override
        public Set<String> events() {
            return pattern.events();
        }
    }
}
