// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.definition;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One version of a journey, as section 2 of the journey format describes it.
 *
 * @param id {@code [a-z0-9][a-z0-9-]{0,72}}
 * @param version positive
 * @param name for people; no meaning to the engine
 * @param description for people; no meaning to the engine
 * @param entry what starts an instance
 * @param exits rules that hold while an instance is live, in the order in which they are tried
 * @param steps at least one; the journey begins at the first
 * @param expireAfter how long after its start an instance ends as expired; more than zero
 */
public record JourneyDefinition(
        String id,
        int version,
        Optional<String> name,
        Optional<String> description,
        EntryDefinition entry,
        List<ExitRuleDefinition> exits,
        List<StepDefinition> steps,
        Duration expireAfter) {

    /** How long an instance may live where the definition does not say: 365 days. */
    public static final Duration DEFAULT_EXPIRE_AFTER = Duration.ofDays(365);

    public JourneyDefinition {
        exits = List.copyOf(exits);
        steps = List.copyOf(steps);
    }
}
