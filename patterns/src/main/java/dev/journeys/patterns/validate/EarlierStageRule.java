// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.validate;

import dev.journeys.patterns.expression.ContextKey;
import dev.journeys.patterns.expression.ExpressionCompiler;
import dev.journeys.patterns.parse.Found;
import dev.journeys.patterns.parse.JsonValue;
import dev.journeys.patterns.parse.Outline;
import dev.journeys.patterns.parse.Outline.Mention;
import dev.journeys.patterns.parse.Outline.Pattern;
import dev.journeys.patterns.parse.Outline.Stage;
import dev.journeys.patterns.parse.ProblemCode;
import dev.journeys.patterns.parse.Problems;
import java.util.ArrayList;
import java.util.List;

/**
 * The condition of a stage speaks of earlier stages only, and of such that capture an event.
 * Nothing is said where a name could not be read.
 */
final class EarlierStageRule implements Rule {

    private final ExpressionCompiler compiler;

    EarlierStageRule(ExpressionCompiler compiler) {
        this.compiler = compiler;
    }

    @Override
    public void check(Outline outline, Problems problems) {
        for (Pattern pattern : outline.patterns()) {
            boolean readable = pattern.stages().size() == pattern.size();
            if (readable && pattern.stages().stream().allMatch(s -> s.name().isPresent())) {
                check(pattern, problems);
            }
        }
    }

    private void check(Pattern pattern, Problems problems) {
        List<String> earlier = new ArrayList<>();
        for (Stage stage : pattern.stages()) {
            stage.where().ifPresent(where -> check(where, earlier, problems));
            if (!stage.isNegated()) {
                earlier.add(stage.name().map(Mention::text).orElse(""));
            }
        }
    }

    private void check(JsonValue where, List<String> earlier, Problems problems) {
        for (ContextKey key : compiler.contextKeys(where.source())) {
            if (!earlier.contains(key.name())) {
                String allowed =
                        earlier.isEmpty()
                                ? "no 'context' before a stage has captured an event"
                                : "an earlier stage in 'context' (" + Found.oneOf(earlier) + ")";
                String message =
                        "Expected %s, but found %s. (Line %d, column %d of the expression.)"
                                .formatted(
                                        allowed,
                                        Found.quoted(key.name()),
                                        key.line(),
                                        key.column());
                problems.add(where.place(), ProblemCode.INVALID_EXPRESSION, message);
            }
        }
    }
}
