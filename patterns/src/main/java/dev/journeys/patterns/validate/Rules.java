// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.validate;

import dev.journeys.patterns.expression.ExpressionCompiler;
import java.util.List;

/** The list of all rules; a new one is added here. */
final class Rules {

    private Rules() {}

    static List<Rule> all(ExpressionCompiler compiler) {
        return List.of(
                new DuplicateStepRule(),
                new UnknownStepRule(),
                new UnreachableStepRule(),
                new CycleRule(),
                new PercentagesRule(),
                new ReservedNameRule(),
                new DuplicateNameRule(),
                new PatternRule(),
                new ExpressionRule(compiler),
                new EarlierStageRule(compiler),
                new ZoneRule());
    }
}
