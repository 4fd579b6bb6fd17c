// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.definition;

import java.util.Optional;

/**
 * What starts an instance.
 *
 * @param trigger one event, or a pattern of several
 * @param audience a boolean trait of the profile that must be true, or none
 * @param reentry when a user may enter again
 * @param identifier a property path such as {@code order.id} that tells a user's instances apart,
 *     or none
 * @param whenLive what an entry event does to a live instance
 */
public record EntryDefinition(
        EntryTrigger trigger,
        Optional<String> audience,
        ReentryDefinition reentry,
        Optional<String> identifier,
        WhenLive whenLive) {}
