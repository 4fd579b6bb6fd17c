// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionCompilerTest {

    private static final ExpressionCompiler COMPILER = ExpressionCompiler.standard();

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            textBlock =
                    """
                    ENTRY  => foo == 1            => 1 => Expected one of the variables event, properties, previous, profile, now, but found 'foo'.
                    ENTRY  => 1 == context.a      => 6 => Expected one of the variables event, properties, previous, profile, now, but found 'context', which is not visible here.
                    STEP   => event.name == 'a'   => 1 => Expected one of the variables context, entry, profile, journey, now, but found 'event', which is not visible here.
                    BRANCH => journey.id == 'a'   => 1 => Expected one of the variables event, properties, previous, context, entry, profile, now, but found 'journey', which is not visible here.
                    BRANCH => event.nme == 'a'    => 7 => Expected one of the fields name, timestamp, messageId, userId, but found 'nme'.
                    BRANCH => has(event.nme)      => 11 => Expected one of the fields name, timestamp, messageId, userId, but found 'nme'.
                    BRANCH => event . nme == 'a'  => 7 => Expected one of the fields name, timestamp, messageId, userId, but found 'nme'.
                    STEP   => journey.user == ''  => 9 => Expected one of the fields id, version, step, instance, enteredAt, but found 'user'.
                    ENTRY  => '😀' == x           => 8 => Expected one of the variables event, properties, previous, profile, now, but found 'x'.
                    ENTRY  => size(1, 2) == foo(1) => 15 => Expected a function of CEL or of its strings and math extensions, but found 'foo'.
                    ENTRY  => now.foo()           => 5 => Expected a function of CEL or of its strings and math extensions, but found 'foo'.
                    ENTRY  => Event{}             => 1 => Expected a map or list, because there are no message types, but found 'Event'.
                    ENTRY  => now >               => 6 => Expected a value, a variable or a function, but found the end of the expression.
                    ENTRY  => now now             => 5 => Expected the end of the expression, but found 'now'.
                    ENTRY  => -'a' == 1           => 1 => Expected what '-' takes, that is (int), (double), but found (string).
                    ENTRY  => now + 1 > now       => 5 => Expected what '+' takes, that is (int, int), (uint, uint), (double, double), (string, string), (bytes, bytes), (list(A), list(A)), (timestamp, duration), (duration, timestamp), (duration, duration), but found (timestamp, int).
                    ENTRY  => 1 in 2              => 3 => Expected what 'in' takes, that is (A, list(A)), (A, map(A, B)), but found (int, int).
                    ENTRY  => has(now)            => 4 => Expected a CEL expression, but found an error in it: invalid argument to has() macro.
                    ENTRY  => now.foo             => 4 => Expected a CEL expression, but found an error in it: type 'timestamp' does not support field selection.
                    ENTRY  => 'a'                 => 1 => Expected a condition, that is a boolean, but found a value of type string.
                    ENTRY  => now                 => 1 => Expected a condition, that is a boolean, but found a value of type timestamp.
                    ENTRY  => properties          => 1 => Expected a condition, that is a boolean, but found a value of type map(string, dyn).
                    BRANCH => event               => 1 => Expected a condition, that is a boolean, but found a value of type event.
                    """)
    void saysWhatIsAllowedWhere(ExpressionScope scope, String source, int column, String message) {
        assertThat(problemsOf(source, scope))
                .contains(new ExpressionProblem("", 1, column, message));
    }

    @Test
    void reportsAllProblemsWithTheirLines() {
        // given
        String source = "foo == 1\n  || event.nme == '\\n'\n  || bar";

        // when
        List<ExpressionProblem> problems = problemsOf(source, ExpressionScope.ENTRY);

        // then
        assertThat(problems)
                .extracting(ExpressionProblem::line, ExpressionProblem::column)
                .containsExactly(tuple(1, 1), tuple(2, 12), tuple(3, 6));
    }

    @Test
    void acceptsOnlyTimestampsAsTimes() {
        assertThatThrownBy(() -> COMPILER.time("'2026-03-01'", ExpressionScope.STEP))
                .isInstanceOfSatisfying(
                        InvalidExpressionException.class,
                        e ->
                                assertThat(e.problems())
                                        .containsExactly(
                                                new ExpressionProblem(
                                                        "",
                                                        1,
                                                        1,
                                                        "Expected a timestamp, but found a value of type string.")));
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", "//", "'a', b"})
    void rejectsWhatIsNoExpression(String source) {
        assertThat(problemsOf(source, ExpressionScope.ENTRY)).isNotEmpty();
    }

    private static List<ExpressionProblem> problemsOf(String source, ExpressionScope scope) {
        return catchThrowableOfType(
                        InvalidExpressionException.class, () -> COMPILER.condition(source, scope))
                .problems();
    }
}
