// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.explain;

import dev.journeys.patterns.definition.JourneyDefinition;
import dev.journeys.patterns.expression.ExpressionCompiler;
import dev.journeys.patterns.expression.FailingConstant;
import java.util.ArrayList;
import java.util.List;

/** A part of an expression that fails whatever happens, such as a duration that is none. */
final class FailingConstantCheck implements Check {
    private final ExpressionCompiler expressions;

    FailingConstantCheck(ExpressionCompiler expressions) {
        this.expressions = expressions;
    }

    @Override
    public List<Finding> find(JourneyDefinition definition) {
        List<Finding> findings = new ArrayList<>();
        for (WrittenExpression written : WrittenExpressions.of(definition)) {
            expressions
                    .failingConstants(written.source(), written.scope())
                    .forEach(constant -> findings.add(finding(written, constant)));
        }
        return findings;
    }

    private static Finding finding(WrittenExpression written, FailingConstant constant) {
        return Finding.warning(
                "constant-always-fails",
                written.pointer(),
                "%s in %s fails at every evaluation.%s"
                        .formatted(
                                Words.line(constant.text()),
                                Words.quoted(written.source()),
                                hint(constant.text())));
    }

    private static String hint(String constant) {
        if (constant.startsWith("duration(")) {
            return " A duration is written in hours and less, such as '36h' or '1h30m'.";
        }
        return constant.startsWith("timestamp(")
                ? " A timestamp is written such as '2026-03-01T10:00:00Z'."
                : "";
    }
}
