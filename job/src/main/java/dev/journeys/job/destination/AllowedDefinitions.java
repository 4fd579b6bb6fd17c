// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import dev.journeys.patterns.parse.Problem;
import dev.journeys.patterns.parse.ProblemCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads definitions of destinations, and refuses what is invalid, what is another's and what the
 * run does not allow: the same wherever the same definition comes in.
 */
final class AllowedDefinitions {
    private final @Nullable DestinationPolicy policy;

    /**
     * @param policy what the run allows; null: everything, as where nothing is sent
     */
    AllowedDefinitions(@Nullable DestinationPolicy policy) {
        this.policy = policy;
    }

    /**
     * Reads a definition.
     *
     * @param id under which it came
     * @param definition as it was written, UTF-8
     */
    DestinationParser.Result read(String id, byte[] definition) {
        DestinationParser.Result result = DestinationParser.parse(definition);
        if (result instanceof DestinationParser.Valid valid) {
            List<Problem> problems = problems(id, valid.definition());
            return problems.isEmpty() ? valid : new DestinationParser.Invalid(problems);
        }
        return result;
    }

    /** Whether deliveries may be written to a topic; empty: to the run's topic of deliveries. */
    boolean topic(String name) {
        return name.isEmpty() || policy == null || !policy.topics().has(name);
    }

    private List<Problem> problems(String id, DestinationDefinition definition) {
        List<Problem> problems = DestinationNames.problems(id, definition);
        return !problems.isEmpty() || policy == null
                ? problems
                : PolicyChecks.problems(definition, policy).stream()
                        .map(text -> new Problem(ProblemCode.NOT_ALLOWED, "", 1, 1, text))
                        .toList();
    }
}
