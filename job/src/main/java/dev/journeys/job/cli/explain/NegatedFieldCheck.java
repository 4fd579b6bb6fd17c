// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.explain;

import dev.journeys.patterns.definition.JourneyDefinition;
import dev.journeys.patterns.expression.ExpressionCompiler;
import dev.journeys.patterns.expression.ReadField;
import java.util.ArrayList;
import java.util.List;

/** A condition that is to be true for whoever lacks a field, but fails for them. */
final class NegatedFieldCheck implements Check {
    private final ExpressionCompiler expressions;

    NegatedFieldCheck(ExpressionCompiler expressions) {
        this.expressions = expressions;
    }

    @Override
    public List<Finding> find(JourneyDefinition definition) {
        // The entry event has the identifier, else there is no instance.
        String identifier = definition.entry().identifier().map(path -> "entry." + path).orElse("");
        List<Finding> findings = new ArrayList<>();
        for (WrittenExpression written : WrittenExpressions.of(definition)) {
            if (written.isCondition()) {
                expressions.negatedFields(written.source(), written.scope()).stream()
                        .filter(field -> !field.path().equals(identifier))
                        .forEach(field -> findings.add(finding(written, field)));
            }
        }
        return findings;
    }

    private static Finding finding(WrittenExpression written, ReadField field) {
        String message =
                "The condition %s negates %s (line %d, column %d): where that is missing, it fails"
                        + " and counts as false. If it is to be true then, ask 'has(…)' too.";
        return Finding.warning(
                "negated-field-may-be-missing",
                written.pointer(),
                message.formatted(
                        Words.quoted(written.source()),
                        Words.quoted(field.path()),
                        field.line(),
                        field.column()));
    }
}
