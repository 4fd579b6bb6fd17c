// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.expression;

/**
 * A compiled condition of an entry, a branch, an exit rule, a split or a send. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * Condition large = ExpressionCompiler.standard().condition("properties.cart_value >= 20.0", ExpressionScope.ENTRY);
 * large.test(name -> name.equals("properties") ? properties.values() : null); // TRUE, FALSE or FAILED
 * }</pre>
 */
public final class Condition {

    private final CompiledExpression expression;

    Condition(CompiledExpression expression) {
        this.expression = expression;
    }

    /** Evaluates; whatever goes wrong is {@link Verdict#FAILED}, nothing is thrown. */
    public Verdict test(Variables variables) {
        if (expression.evaluate(variables) instanceof Boolean verdict) {
            return verdict ? Verdict.TRUE : Verdict.FALSE;
        }
        return Verdict.FAILED;
    }

    /** The text that was compiled. */
    public String source() {
        return expression.source();
    }

    @Override
    public String toString() {
        return expression.source();
    }
}
