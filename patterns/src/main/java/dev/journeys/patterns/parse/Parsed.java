// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import dev.journeys.patterns.definition.JourneyDefinition;
import java.util.List;
import java.util.Optional;

/**
 * What became of a text.
 *
 * @param definition present where nothing had to be guessed, which does not mean that it is valid;
 *     always present without problems
 * @param outline what the rules between parts need, present or not
 * @param problems what is wrong with the parts, in the order in which it was noticed; more may be
 *     wrong between them
 */
public record Parsed(
        Optional<JourneyDefinition> definition, Outline outline, List<Problem> problems) {

    public Parsed {
        problems = List.copyOf(problems);
    }
}
