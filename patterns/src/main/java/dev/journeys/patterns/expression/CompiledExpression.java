// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.expression;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One expression as a program that is built once. Immutable and thread-safe. */
final class CompiledExpression {

    /** What CEL allows as a timestamp. Its arithmetic goes beyond without a word. */
    private static final Instant MIN_TIMESTAMP = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant MAX_TIMESTAMP = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private final String source;
    private final CelRuntime.Program program;

    CompiledExpression(String source, CelRuntime.Program program) {
        this.source = source;
        this.program = program;
    }

    String source() {
        return source;
    }

    /**
     * The value in cel-java's types (CEL null is an object of its own), or null where the
     * evaluation fails.
     */
    @Nullable Object evaluate(Variables variables) {
        try {
            Object value = program.eval(name -> Optional.ofNullable(variables.value(name)));
            return value instanceof Instant instant && !isTimestamp(instant) ? null : value;
        } catch (CelEvaluationException | RuntimeException e) {
            // An expression is user input: whatever it runs into is its failure, which the caller
            // counts. On odd values
            // cel-java throws unchecked exceptions of many types, so that there is no shorter list
            // to catch.
            return null;
        }
    }

    private static boolean isTimestamp(Instant instant) {
        return !instant.isBefore(MIN_TIMESTAMP) && !instant.isAfter(MAX_TIMESTAMP);
    }
}
