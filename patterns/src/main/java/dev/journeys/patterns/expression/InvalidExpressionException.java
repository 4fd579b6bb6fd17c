// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.expression;

import java.util.List;

/** Expressions that do not compile, with all their problems in the order of the text. */
public final class InvalidExpressionException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<ExpressionProblem> problems;

    InvalidExpressionException(List<ExpressionProblem> problems) {
        super("Expected expressions that compile, but found " + problems + ".");
        this.problems = List.copyOf(problems);
    }

    /** At least one. */
    public List<ExpressionProblem> problems() {
        return problems;
    }
}
