// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.definition;

import java.util.List;
import java.util.Optional;

/**
 * What starts an instance.
 *
 * @param events names to listen to, at least one, none empty
 * @param where a CEL condition on the event, or none
 * @param audience a boolean trait of the profile that must be true, or none
 * @param reentry when a user may enter again
 * @param identifier a property path such as {@code order.id} that tells a user's instances apart,
 *     or none
 * @param whenLive what an entry event does to a live instance
 */
public record EntryDefinition(
        List<String> events,
        Optional<String> where,
        Optional<String> audience,
        ReentryDefinition reentry,
        Optional<String> identifier,
        WhenLive whenLive) {

    public EntryDefinition {
        events = List.copyOf(events);
    }
}
