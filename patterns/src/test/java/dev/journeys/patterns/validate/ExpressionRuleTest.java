// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.patterns.parse.DefinitionTexts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionRuleTest {

    /**
     * A variable that one place has and another lacks shows which variables a place is checked
     * with.
     */
    @ParameterizedTest
    @CsvSource({
        "/entry/where, event properties previous profile now",
        "/steps/0/branches/1/where, event properties previous context entry profile now",
        "/exits/0/where, event properties previous context entry profile now",
        "/exits/0/send/when, event properties previous context entry profile journey now",
        "/steps/2/until, context entry profile journey now",
        "/steps/3/branches/0/when, context entry profile journey now",
        "/steps/5/when, context entry profile journey now",
    })
    void checksExpressionsWithTheVariablesOfTheirPlace(String pointer, String variables) {
        for (String variable :
                List.of(
                        "event",
                        "properties",
                        "previous",
                        "context",
                        "entry",
                        "profile",
                        "journey",
                        "now")) {
            // given
            boolean known = List.of(variables.split(" ")).contains(variable);
            String condition = "dyn(" + variable + ") != null";
            String expression = pointer.endsWith("until") ? condition + " ? now : now" : condition;

            // when
            List<String> problems = problemsWith(pointer, "\"" + expression + "\"");

            // then
            assertThat(problems).as(variable).hasSize(known ? 0 : 1);
            assertThat(problems)
                    .allMatch(problem -> problem.startsWith("invalid-expression " + pointer + " "));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/exits/0/send/payload, event properties previous context entry profile journey now",
        "/steps/5/payload, context entry profile journey now",
    })
    void checksPayloadsWithTheVariablesOfTheirPlace(String pointer, String variables) {
        for (String variable :
                List.of(
                        "event",
                        "properties",
                        "previous",
                        "context",
                        "entry",
                        "profile",
                        "journey",
                        "now")) {
            // given
            boolean known = List.of(variables.split(" ")).contains(variable);

            // when
            List<String> problems =
                    problemsWith(pointer, "{\"a\":[{\"b/c\":\"-{{ " + variable + " }}-\"}]}");

            // then
            assertThat(problems).as(variable).hasSize(known ? 0 : 1);
            assertThat(problems)
                    .allMatch(
                            problem ->
                                    problem.startsWith(
                                            "invalid-expression " + pointer + "/a/0/b~1c "));
        }
    }

    @Test
    void checksZonesWithTheVariablesOfSteps() {
        assertThat(
                        problemsWith(
                                "/steps/7/window/zone",
                                "\"{{ context.a }}{{ entry.a }}{{ profile.a }}{{ journey.id }}{{ now }}\""))
                .isEmpty();
        assertThat(problemsWith("/steps/7/window/zone", "\"{{ profile.zone }}{{ event.name }}\""))
                .singleElement()
                .asString()
                .startsWith("invalid-expression /steps/7/window/zone Expected ")
                .endsWith(
                        "but found 'event', which is not visible here. (Line 1, column 22 of the expression.)");
        assertThat(problemsWith("/steps/7/window/zone", "\"{{ profile.zone\""))
                .containsExactly(
                        "invalid-expression /steps/7/window/zone Expected '}}' after '{{' and an expression, but found the end of the text. (Line 1, column 1 of the expression.)");
    }

    @Test
    void saysWhereInTheDocumentAndInTheExpression() {
        // given
        String text =
                """
                { "id": "j", "version": 1,
                  "entry": { "event": "e", "where": "properties.a == 1 &&\\n  proprties.b" },
                  "steps": [ { "id": "s", "type": "send", "destination": "d",
                               "payload": { "é": { "b": "Hello {{ nam }}" } } } ] }
                """;

        // when
        List<String> problems = Reports.full(text);

        // then
        assertThat(problems).hasSize(2);
        assertThat(problems.get(0))
                .startsWith("invalid-expression /entry/where 2:37 Expected ")
                .endsWith("but found 'proprties'. (Line 2, column 3 of the expression.)");
        assertThat(problems.get(1))
                .startsWith("invalid-expression /steps/0/payload/é/b 4:41 Expected ")
                .endsWith("but found 'nam'. (Line 1, column 10 of the expression.)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/entry/where   | \"size(properties.a) + 1\"",
                "/steps/2/until | \"true\"",
                "/entry/where   | \"properties.x > 1 and true\"",
                "/entry/where   | \" \"",
            })
    void refusesExpressionsThatDoNotGiveWhatTheirPlaceNeeds(String pointer, String json) {
        assertThat(problemsWith(pointer, json))
                .singleElement()
                .asString()
                .startsWith("invalid-expression " + pointer + " Expected ");
    }

    @Test
    void reportsExpressionsThoughOtherPartsOfTheirStepAreWrong() {
        // given
        String text =
                DefinitionTexts.with(
                        DefinitionTexts.valid("every-field"), "/steps/5/destination", "5");

        // when
        List<String> problems =
                Reports.brief(DefinitionTexts.with(text, "/steps/5/when", "\"1 + true\""));

        // then
        assertThat(problems).hasSize(2);
        assertThat(problems.get(0)).startsWith("wrong-type /steps/5/destination ");
        assertThat(problems.get(1)).startsWith("invalid-expression /steps/5/when ");
    }

    private static List<String> problemsWith(String pointer, String json) {
        return Reports.brief(
                DefinitionTexts.with(DefinitionTexts.valid("every-field"), pointer, json));
    }
}
