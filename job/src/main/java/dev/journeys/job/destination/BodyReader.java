// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeys.patterns.expression.ExpressionProblem;
import dev.journeys.patterns.expression.InvalidExpressionException;
import dev.journeys.patterns.parse.JsonValue;
import dev.journeys.patterns.parse.ProblemCode;
import dev.journeys.patterns.parse.Reading;
import dev.journeys.patterns.parse.ValueReader;
import java.util.Optional;

/** Reads a body that is made of one delivery, and compiles what is in it. */
final class BodyReader implements ValueReader<BodyTemplate> {
    @Override
    public Optional<BodyTemplate> read(JsonValue value, Reading reading) {
        return BodyTexts.read(value, reading).flatMap(body -> compile(body, value, reading));
    }

    private static Optional<BodyTemplate> compile(
            ObjectNode body, JsonValue value, Reading reading) {
        try {
            return Optional.of(BodyTemplate.compile(body));
        } catch (InvalidExpressionException e) {
            e.problems().forEach(problem -> report(problem, value, reading));
            return Optional.empty();
        }
    }

    private static void report(ExpressionProblem problem, JsonValue value, Reading reading) {
        reading.problem(
                value.at(problem.pointer()),
                ProblemCode.INVALID_EXPRESSION,
                "%s (Line %d, column %d of the expression.)"
                        .formatted(problem.message(), problem.line(), problem.column()));
    }
}
