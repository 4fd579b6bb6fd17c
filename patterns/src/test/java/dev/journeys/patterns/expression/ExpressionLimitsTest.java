// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ExpressionLimitsTest {

    @Test
    void failsWhenComprehensionsVisitTooManyElements() throws Exception {
        // given
        Condition condition =
                compile("entry.list.all(a, entry.list.all(b, entry.list.all(c, a + b + c >= 0)))");

        // when
        Verdict verdict = condition.test(list(1_000));

        // then
        assertThat(verdict).isEqualTo(Verdict.FAILED);
    }

    @Test
    void visitsAsManyElementsAsTheLimitSays() throws Exception {
        // given
        Condition condition = compile("entry.list.all(a, a >= 0)");

        // when
        Verdict atLimit = condition.test(list(ExpressionCompiler.MAX_ITERATIONS));

        // then
        assertThat(atLimit).isEqualTo(Verdict.TRUE);
        assertThat(condition.test(list(ExpressionCompiler.MAX_ITERATIONS + 1)))
                .isEqualTo(Verdict.FAILED);
    }

    @Test
    void rejectsATextThatIsTooLong() {
        // given
        String longest = "true" + " ".repeat(ExpressionCompiler.MAX_SOURCE_CODE_POINTS - 4);

        // when
        String problem = problemOf(longest + " ");

        // then
        assertThat(problem).isEqualTo("Expected at most 10000 characters, but found 10001.");
    }

    @Test
    void takesATextOfTheGreatestLength() throws Exception {
        // given
        String longest = "true" + " ".repeat(ExpressionCompiler.MAX_SOURCE_CODE_POINTS - 4);

        // when
        Condition condition = compile(longest);

        // then
        assertThat(condition.test(list(0))).isEqualTo(Verdict.TRUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(%s", "[%s", "1 + %s", "true ? true : %s", "entry%s", "size(%s"})
    void rejectsATextThatNestsTooDeep(String level) {
        // given
        String source =
                level.equals("entry%s")
                        ? "entry" + ".a".repeat(1_000)
                        : level.substring(0, level.length() - 2).repeat(500) + "1";

        // when
        String problem = problemOf(source);

        // then
        assertThat(problem)
                .isEqualTo(
                        "Expected an expression that nests at most 64 deep, but found a deeper one.");
    }

    @ParameterizedTest
    @ValueSource(strings = {" && entry.yes", " || entry.no"})
    void takesLongChainsOfConditions(String link) throws Exception {
        // given
        Condition condition = compile("entry.yes" + link.repeat(500));

        // when
        Verdict verdict = condition.test(FixedVariables.of("{\"yes\":true,\"no\":false}"));

        // then
        assertThat(verdict).isEqualTo(Verdict.TRUE);
    }

    @Test
    void takesValuesThatNestDeep() throws Exception {
        // given
        String deep = "{\"a\":".repeat(900) + "1" + "}".repeat(900);
        FixedVariables variables =
                FixedVariables.of(deep).with("profile", FixedVariables.object(deep));

        // when
        Verdict verdict = compile("entry == profile").test(variables);

        // then
        assertThat(verdict).isEqualTo(Verdict.TRUE);
    }

    private static FixedVariables list(int size) {
        return FixedVariables.of(
                IntStream.range(0, size)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(",", "{\"list\":[", "]}")));
    }

    private static String problemOf(String source) {
        return catchThrowableOfType(InvalidExpressionException.class, () -> compile(source))
                .problems()
                .get(0)
                .message();
    }

    private static Condition compile(String source) throws InvalidExpressionException {
        return ExpressionCompiler.standard().condition(source, ExpressionScope.STEP);
    }
}
