// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.expression;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * A compiled expression that says when, such as a delay's {@code until}. Immutable and thread-safe.
 */
public final class TimeExpression {

    private static final int NANOS_PER_MILLI = 1_000_000;

    private final CompiledExpression expression;

    TimeExpression(CompiledExpression expression) {
        this.expression = expression;
    }

    /**
     * Milliseconds since 1970, what is finer rounded up, that is towards the future; empty where
     * the evaluation fails or gives something else than a timestamp of the years 1 to 9999. Nothing
     * is thrown.
     */
    public OptionalLong evaluateMillis(Variables variables) {
        if (expression.evaluate(variables) instanceof Instant instant) {
            boolean finer = instant.getNano() % NANOS_PER_MILLI != 0;
            return OptionalLong.of(instant.toEpochMilli() + (finer ? 1 : 0));
        }
        return OptionalLong.empty();
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
