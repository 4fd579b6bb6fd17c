// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeExpressionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    now                                          | 2026-03-01T10:00:00Z
                    now + duration('1h')                         | 2026-03-01T11:00:00Z
                    journey.enteredAt                            | 2026-03-01T09:59:00Z
                    timestamp(entry.renewal)                     | 2026-04-01T00:00:00.500Z
                    now + duration('0.000000001s')               | 2026-03-01T10:00:00.001Z
                    now + duration('0.001s')                     | 2026-03-01T10:00:00.001Z
                    now - duration('0.000000001s')               | 2026-03-01T10:00:00Z
                    timestamp('1969-12-31T23:59:59.9990001Z')    | 1970-01-01T00:00:00Z
                    timestamp('1969-12-31T23:59:59.9989999Z')    | 1969-12-31T23:59:59.999Z
                    timestamp('0001-01-01T00:00:00Z')            | 0001-01-01T00:00:00Z
                    timestamp('9999-12-31T23:59:59.999Z')        | 9999-12-31T23:59:59.999Z
                    context.checkout.when                        | 2026-03-01T10:00:00Z
                    """)
    void roundsUpToMilliseconds(String source, Instant expected) throws Exception {
        assertThat(evaluate(source)).hasValue(expected.toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    timestamp(entry.missing)
                    timestamp(entry.text)
                    entry.text
                    entry.nothing
                    dyn(1)
                    now + duration('80000000h')
                    now + duration(entry.text)
                    timestamp('9999-12-31T23:59:59Z') + duration('1s')
                    timestamp('0001-01-01T00:00:00Z') - duration('0.001s')
                    """)
    void isEmptyWhereThereIsNoTimestamp(String source) throws Exception {
        assertThat(evaluate(source)).isEmpty();
    }

    @Test
    void keepsItsSource() throws Exception {
        // when
        TimeExpression time = ExpressionCompiler.standard().time("now", ExpressionScope.STEP);

        // then
        assertThat(time.source()).isEqualTo("now");
    }

    private static OptionalLong evaluate(String source) throws InvalidExpressionException {
        FixedVariables variables =
                FixedVariables.of(
                        """
                        {"renewal": "2026-04-01T02:00:00.5+02:00", "text": "soon", "nothing": null}""");
        Map<String, Object> context = Map.of("checkout", Map.of("when", FixedVariables.NOW));
        return ExpressionCompiler.standard()
                .time(source, ExpressionScope.STEP)
                .evaluateMillis(variables.with("context", context));
    }
}
