// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.explain;

import dev.journeys.patterns.definition.JourneyDefinition;
import dev.journeys.patterns.expression.ExpressionCompiler;
import java.util.List;

/** The list of all checks; a new one is added here. */
final class Checks {
    private static final List<Check> ALL =
            List.of(
                    new UnfilteredEntryCheck(),
                    new BranchNeverWinsCheck(),
                    new ExitRuleNeverWinsCheck(),
                    new NegatedFieldCheck(ExpressionCompiler.standard()),
                    new FailingConstantCheck(ExpressionCompiler.standard()),
                    new WaitBeyondExpiryCheck(),
                    new CompletesHereCheck());

    private Checks() {}

    static List<Finding> run(JourneyDefinition definition) {
        return ALL.stream().flatMap(check -> check.find(definition).stream()).toList();
    }
}
