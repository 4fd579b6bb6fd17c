// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.compile;

import dev.journeys.patterns.expression.Condition;
import java.util.Optional;
import java.util.Set;

/**
 * Which events something listens to.
 *
 * @param events the names, at least one
 * @param where a condition on the event, or none
 */
public record EventFilter(Set<String> events, Optional<Condition> where) {

    /** Whether events of this name may match. */
    public boolean listensTo(String eventName) {
        return events.contains(eventName);
    }
}
