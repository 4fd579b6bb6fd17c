// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConditionTest {

    private static final String OBJECT =
            """
            {"int": 75, "one": 1, "double": 75.5, "onePointZero": 1.0, "nothing": null, "text": "abc",
             "yes": true, "list": [1, 2.0, null, [1]], "object": {"inner": {"n": 1}}, "email": "a@b.c",
             "max": 9223372036854775807, "tooLong": 9223372036854775808,
             "items": [{"sku": "x", "price": 3}, {"sku": "y", "price": 4.5}]}""";

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            textBlock =
                    """
                    properties.int >= 20.0 => TRUE
                    properties.double >= 20.0 => TRUE
                    properties.double >= 20 => TRUE
                    properties.one == 1.0 => TRUE
                    properties.onePointZero == 1 => TRUE
                    properties.onePointZero in [1, 2] => TRUE
                    properties.one in [1.0] => TRUE
                    2 in properties.list => TRUE
                    properties.one == 1u => TRUE
                    properties.one != 2.0 => TRUE
                    properties.tooLong > 9223372036854770000 => TRUE
                    properties.object == {'inner': {'n': 1.0}} => TRUE
                    properties.text == 1 => FALSE
                    properties.text < 1 => FAILED
                    properties.one + 1.0 == 2.0 => FAILED
                    double(properties.one) + 1.0 == 2.0 => TRUE
                    properties.max + 1 > 0 => FAILED
                    1 / 0 == 1 => FAILED
                    """)
    void comparesNumbersOfAllTypesButCalculatesInOne(String source, Verdict verdict)
            throws Exception {
        assertThat(test(source)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            textBlock =
                    """
                    properties.missing == 1 => FAILED
                    properties.missing == null => FAILED
                    has(properties.missing) => FALSE
                    has(profile.email) => TRUE
                    has(properties.missing.deeper) => FAILED
                    has(properties.text.deeper) => FAILED
                    has(properties.nothing) => TRUE
                    properties.nothing == null => TRUE
                    properties.one == null => FALSE
                    null == null => TRUE
                    null in properties.list => TRUE
                    'missing' in properties => FALSE
                    'nothing' in properties => TRUE
                    type(properties.nothing) == null_type => TRUE
                    properties.nothing.deeper == 1 => FAILED
                    properties.list[9] == 1 => FAILED
                    properties.missing == 1 || properties.yes => TRUE
                    properties.yes || properties.missing == 1 => TRUE
                    properties.missing == 1 && false => FALSE
                    properties.missing == 1 || false => FAILED
                    properties.missing == 1 && true => FAILED
                    properties.yes ? true : properties.missing => TRUE
                    properties.items.exists(i, i.missing == 1 || i.price > 4) => TRUE
                    """)
    void failsForWhatIsMissingUnlessTheAnswerIsClearWithoutIt(String source, Verdict verdict)
            throws Exception {
        assertThat(test(source)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            textBlock =
                    """
                    event.name == 'purchased' && event.userId == 'u-1' => TRUE
                    has(event.messageId) => FALSE
                    has(event.name) => TRUE
                    event.messageId == 'm' => FAILED
                    event.timestamp > now => TRUE
                    event.timestamp - now == duration('0.000000001s') => TRUE
                    now - journey.enteredAt == duration('1m') => TRUE
                    journey.version == 2 => TRUE
                    now.getFullYear() == 2026 => TRUE
                    now.getHours('Europe/Paris') == 11 => TRUE
                    now.getHours('Nowhere') == 11 => FAILED
                    now + duration('80000000h') > now => FAILED
                    timestamp('nope') > now => FAILED
                    timestamp('10000-01-01T00:00:00Z') > now => FAILED
                    context.checkout.int == 75 => TRUE
                    context['checkout']['int'] == 75 => TRUE
                    dyn(event).nme == 'x' => FAILED
                    """)
    void seesEventsJourneysAndTimes(String source, Verdict verdict) throws Exception {
        assertThat(test(source)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            textBlock =
                    """
                    properties.yes => TRUE
                    !properties.yes => FALSE
                    properties.int => FAILED
                    properties.text => FAILED
                    properties.nothing => FAILED
                    dyn(1) => FAILED
                    math.greatest(1, 2.0) == 2 => TRUE
                    size(properties.object) == 1 && size(properties.list) == 4 => TRUE
                    type(properties.object) == map && type(properties.list) == list => TRUE
                    properties.text.upperAscii() == 'ABC' => TRUE
                    properties.text.matches('^a') => TRUE
                    properties.text.matches('(') => FAILED
                    properties.items.map(i, i.sku).join(',') == 'x,y' => TRUE
                    properties.items.filter(i, i.price > 4)[0].sku == 'y' => TRUE
                    properties.list + [1] == properties.list => FALSE
                    18446744073709551615u + 1u > 0u => FAILED
                    b'abc' == b'\\141bc' => TRUE
                    string(b'\\xff') == '' => FAILED
                    [1, 2].exists(properties, properties == 2) => TRUE
                    """)
    void knowsTheStandardMacrosAndExtensions(String source, Verdict verdict) throws Exception {
        assertThat(test(source)).isEqualTo(verdict);
    }

    @Test
    void asksForNothingThatItDoesNotNeed() throws Exception {
        // given
        Condition condition = compile("properties.yes || profile.missing == journey.id");
        FixedVariables variables = FixedVariables.of(OBJECT);

        // when
        condition.test(variables);

        // then
        assertThat(variables.asked).containsExactly("properties");
    }

    @Test
    void failsWhenAVariableHasNoValue() throws Exception {
        // given
        Condition condition = compile("profile.email == 'a@b.c'");

        // when
        Verdict verdict = condition.test(name -> null);

        // then
        assertThat(verdict).isEqualTo(Verdict.FAILED);
    }

    @Test
    void failsWhenAVariableCannotBeRead() throws Exception {
        // given
        Condition condition = compile("profile.email == 'a@b.c'");

        // when
        Verdict verdict =
                condition.test(
                        name -> {
                            throw new IllegalStateException(name);
                        });

        // then
        assertThat(verdict).isEqualTo(Verdict.FAILED);
    }

    @Test
    void failsOnValuesThatAreNotCelValues() throws Exception {
        // given
        Condition condition = compile("properties.a == properties.b && properties.a > 1");
        Map<String, Object> odd = Map.of("a", new Object(), "b", Thread.currentThread());

        // when
        Verdict verdict = condition.test(new FixedVariables().with("properties", odd));

        // then
        assertThat(verdict).isIn(Verdict.FALSE, Verdict.FAILED);
    }

    @ParameterizedTest
    @EnumSource(ExpressionScope.class)
    void seesTheVariablesOfItsScope(ExpressionScope scope) throws Exception {
        for (String variable : scope.variables()) {
            // given
            Condition condition =
                    ExpressionCompiler.standard().condition("dyn(" + variable + ") != null", scope);

            // when
            Verdict verdict = condition.test(FixedVariables.of(OBJECT));

            // then
            assertThat(verdict).as(variable).isEqualTo(Verdict.TRUE);
        }
    }

    @Test
    void keepsItsSource() throws Exception {
        assertThat(compile(" 1 == 1 ").source()).isEqualTo(" 1 == 1 ");
    }

    private static Verdict test(String source) throws InvalidExpressionException {
        return compile(source).test(FixedVariables.of(OBJECT));
    }

    private static Condition compile(String source) throws InvalidExpressionException {
        return ExpressionCompiler.standard().condition(source, ExpressionScope.EXIT_SEND);
    }
}
