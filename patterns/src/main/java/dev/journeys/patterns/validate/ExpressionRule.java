// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.validate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeys.patterns.expression.ExpressionCompiler;
import dev.journeys.patterns.expression.ExpressionProblem;
import dev.journeys.patterns.expression.ExpressionScope;
import dev.journeys.patterns.expression.InvalidExpressionException;
import dev.journeys.patterns.parse.JsonValue;
import dev.journeys.patterns.parse.Outline;
import dev.journeys.patterns.parse.Outline.ExpressionUse;
import dev.journeys.patterns.parse.ProblemCode;
import dev.journeys.patterns.parse.Problems;

/** Every expression compiles where it stands. */
final class ExpressionRule implements Rule {

    private final ExpressionCompiler compiler;

    ExpressionRule(ExpressionCompiler compiler) {
        this.compiler = compiler;
    }

    @Override
    public void check(Outline outline, Problems problems) {
        for (ExpressionUse use : outline.expressions()) {
            try {
                compile(use);
            } catch (InvalidExpressionException e) {
                e.problems().forEach(problem -> report(use.value(), problem, problems));
            }
        }
    }

    private void compile(ExpressionUse use) throws InvalidExpressionException {
        String source = use.value().source();
        switch (use.role()) {
            case ENTRY_CONDITION -> compiler.condition(source, ExpressionScope.ENTRY);
            case STAGE_CONDITION -> compiler.condition(source, ExpressionScope.STAGE);
            case BRANCH_CONDITION -> compiler.condition(source, ExpressionScope.BRANCH);
            case EXIT_CONDITION -> compiler.condition(source, ExpressionScope.EXIT);
            case EXIT_SEND_CONDITION -> compiler.condition(source, ExpressionScope.EXIT_SEND);
            case EXIT_SEND_PAYLOAD -> compiler.template(payload(use), ExpressionScope.EXIT_SEND);
            case STEP_CONDITION -> compiler.condition(source, ExpressionScope.STEP);
            case STEP_TIME -> compiler.time(source, ExpressionScope.STEP);
            case STEP_ZONE -> compiler.zone(source, ExpressionScope.STEP);
            case STEP_PAYLOAD -> compiler.template(payload(use), ExpressionScope.STEP);
        }
    }

    private static ObjectNode payload(ExpressionUse use) {
        return (ObjectNode) use.value().node();
    }

    private static void report(JsonValue value, ExpressionProblem problem, Problems problems) {
        String message =
                "%s (Line %d, column %d of the expression.)"
                        .formatted(problem.message(), problem.line(), problem.column());
        problems.add(value.at(problem.pointer()).place(), ProblemCode.INVALID_EXPRESSION, message);
    }
}
