// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.definition;

import java.util.List;
import java.util.Optional;

/**
 * Ends a live instance at once, whatever step it is on.
 *
 * @param name the reason with which the instance ends; unique among the rules of a definition
 * @param events names to listen to, at least one
 * @param where a CEL condition on the event, or none
 * @param matchIdentifier whether the event's identifier value must be the instance's
 * @param send one last delivery, or none
 */
public record ExitRuleDefinition(
        String name,
        List<String> events,
        Optional<String> where,
        boolean matchIdentifier,
        Optional<SendFields> send) {

    public ExitRuleDefinition {
        events = List.copyOf(events);
    }
}
