// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.compile;

import dev.journeys.patterns.definition.ReentryDefinition;
import dev.journeys.patterns.definition.WhenLive;
import dev.journeys.patterns.event.PropertyPath;
import java.util.Optional;

/** What starts an instance; see the definition of the same parts. */
public record CompiledEntry(
        CompiledTrigger trigger,
        Optional<String> audience,
        ReentryDefinition reentry,
        Optional<PropertyPath> identifier,
        WhenLive whenLive) {}
