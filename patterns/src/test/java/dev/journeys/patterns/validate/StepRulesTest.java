// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The rules about how steps hang together. In the texts of this test {@code '} stands for a double
 * quote.
 */
class StepRulesTest {

    private static final String END = "{'id':'end','type':'exit'}";

    @Test
    void refusesAnIdThatAnotherStepHas() {
        // given
        String text = steps("{'id':'a','type':'send','destination':'d','next':'end'}", END, END);

        // when
        List<String> problems = Reports.full(text);

        // then
        assertThat(problems)
                .containsExactly(
                        "duplicate-step /steps/2/id 4:7 Expected a step id of its own, but found 'end', as on line 3.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/steps/0/next | {'id':'a','type':'send','destination':'d','next':'nowhere'}",
                "/steps/0/next | {'id':'a','type':'delay','for':'P1D','next':'nowhere'}",
                "/steps/0/otherwise | {'id':'a','type':'delay','until':'now','otherwise':'nowhere'}",
                "/steps/0/otherwise | {'id':'a','type':'delay','for':'P1D','otherwise':'nowhere'}",
                "/steps/0/otherwise | {'id':'a','type':'delay','window':{'from':'09:00','to':'18:00','zone':'UTC'},'otherwise':'nowhere'}",
                "/steps/0/timeout | {'id':'a','type':'hold-until','atMost':'P1D','timeout':'nowhere','branches':[{'name':'n','event':'e'}]}",
                "/steps/0/branches/0/next | {'id':'a','type':'hold-until','atMost':'P1D','branches':[{'name':'n','event':'e','next':'nowhere'}]}",
                "/steps/0/otherwise | {'id':'a','type':'data-split','otherwise':'nowhere','branches':[{'name':'n','when':'true'}]}",
                "/steps/0/branches/0/next | {'id':'a','type':'data-split','branches':[{'name':'n','when':'true','next':'nowhere'}]}",
                "/steps/0/branches/0/next | {'id':'a','type':'random-split','branches':[{'name':'n','percent':100,'next':'nowhere'}]}",
            })
    void refusesAReferenceToAStepThatDoesNotExist(String pointer, String step) {
        assertThat(Reports.brief(steps(step)))
                .containsExactly(
                        "unknown-step "
                                + pointer
                                + " Expected the id of a step ('a'), but found 'nowhere'.");
    }

    @Test
    void refusesAnEmptyReference() {
        assertThat(Reports.brief(steps("{'id':'a','type':'delay','for':'P1D','next':''}")))
                .containsExactly(
                        "unknown-step /steps/0/next Expected the id of a step ('a'), but found ''.");
    }

    @Test
    void refusesEveryStepThatNoPathLeadsTo() {
        // given two steps that only lead to each other, and one that they lead to
        String text =
                steps(
                        "{'id':'a','type':'exit'}",
                        "{'id':'b','type':'delay','for':'P1D','next':'c'}",
                        "{'id':'c','type':'data-split','branches':[{'name':'n','when':'true','next':'b'}],'otherwise':'end'}",
                        END);

        // when
        List<String> problems = Reports.brief(text);

        // then
        String message = "Expected a path from the first step to every other, but found none to ";
        assertThat(problems)
                .containsExactly(
                        "unreachable-step /steps/1 " + message + "'b'.",
                        "unreachable-step /steps/2 " + message + "'c'.",
                        "unreachable-step /steps/3 " + message + "'end'.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "invalid-duration   | {'id':'a','type':'delay','for':'1 day','next':'end'}",
                "missing-field      | {'id':'a','type':'delay','next':'end'}",
                "missing-field      | {'type':'delay','for':'P1D','next':'end'}",
                "missing-field      | {'id':'a','for':'P1D','next':'end'}",
                "missing-field      | {'id':'a','branches':[{'name':'n','next':'end'}]}",
                "missing-field      | {'id':'a','type':'hold-until','atMost':'P1D'}",
                "missing-field      | {'id':'a','type':'data-split','branches':[{'when':'true','next':'end'}]}",
                "unknown-value      | {'id':'a','type':'sends','destination':'d','next':'end'}",
                "unknown-value      | {'id':'a','type':'webhook','url':'d','next':'end'}",
                "unknown-field      | {'id':'a','type':'send','destination':'d','nxt':'end'}",
                "unknown-field      | {'id':'a','type':'data-split','brances':[{'name':'n','when':'true','next':'end'}]}",
                "unknown-field      | {'iid':'a','type':'send','destination':'d','next':'end'}",
                "unknown-step       | {'id':'a','type':'send','destination':'d','next':'ende'}",
                "wrong-type         | {'id':'a','type':'send','destination':'d','next':['end']}",
                "wrong-type         | {'id':'a','type':'data-split','branches':{'name':'n','when':'true','next':'end'}}",
                "wrong-type         | {'id':'a','type':'data-split','branches':['end']}",
                "wrong-type         | {'id':5,'type':'send','destination':'d','next':'end'}",
                "wrong-type         | {'id':'a','type':['send'],'next':'end'}",
                "wrong-type         | 'end'",
                "empty              | {'id':'a','type':'data-split','branches':[]}",
                "missing-field      | {'id':'a','type':'delay','window':{'from':'09:00','to':'18:00'},'next':'end'}",
                "duplicate-field    | {'id':'a','type':'delay','for':'P1D','next':'end','next':'end'}",
            })
    void doesNotCallAStepUnreachableBecauseOfAnotherMistake(String code, String step) {
        assertThat(Reports.brief(steps(step, END)))
                .singleElement()
                .asString()
                .startsWith(code + " ");
    }

    @Test
    void callsAStepUnreachableBesideAMistakeThatHidesNoPath() {
        // given
        String text =
                steps(
                        "{'id':'a','type':'webhook','next':'end'}",
                        END,
                        "{'id':'orphan','type':'exit'}");

        // when
        List<String> problems = Reports.brief(text);

        // then
        assertThat(problems).hasSize(2);
        assertThat(problems.get(1)).startsWith("unreachable-step /steps/2 ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/steps/0/next | 'a' -> 'a' | {'id':'a','type':'send','destination':'d','next':'a'}",
                "/steps/0/otherwise | 'a' -> 'a' | {'id':'a','type':'delay','until':'now','otherwise':'a'}",
                "/steps/0/next | 'a' -> 'a' | {'id':'a','type':'delay','until':'now','next':'a'}",
                "/steps/0/next | 'a' -> 'a' | {'id':'a','type':'delay','window':{'from':'09:00','to':'18:00','zone':'UTC'},'next':'a'}",
                "/steps/0/otherwise | 'a' -> 'a' | {'id':'a','type':'delay','window':{'from':'09:00','to':'18:00','zone':'UTC'},'otherwise':'a'}",
                "/steps/0/branches/0/next | 'a' -> 'a' | {'id':'a','type':'random-split','branches':[{'name':'n','percent':100,'next':'a'}]}",
                "/steps/1/next | 'a' -> 'b' -> 'a' | {'id':'a','type':'send','destination':'d','next':'b'},{'id':'b','type':'delay','until':'now','next':'a'}",
                "/steps/2/next | 'b' -> 'c' -> 'b' | {'id':'a','type':'delay','for':'P1D','next':'b'},{'id':'b','type':'send','destination':'d','next':'c'},{'id':'c','type':'send','destination':'d','next':'b'}",
            })
    void refusesACycleWithoutAWait(String pointer, String path, String steps) {
        assertThat(Reports.brief(steps(steps)))
                .containsExactly(
                        "cycle-without-wait "
                                + pointer
                                + " Expected a 'hold-until' step or a 'delay' step with 'for' on every cycle, but found "
                                + path
                                + ".");
    }

    @Test
    void refusesEveryCycleWithoutAWait() {
        // given a step that leads back to itself and, over another, also back
        String text =
                steps(
                        "{'id':'a','type':'data-split','branches':[{'name':'n','when':'true','next':'a'}],'otherwise':'b'}",
                        "{'id':'b','type':'send','destination':'d','next':'a'}");

        // when
        List<String> problems = Reports.brief(text);

        // then
        assertThat(problems)
                .hasSize(2)
                .allMatch(problem -> problem.startsWith("cycle-without-wait "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':'a','type':'delay','for':'P1D','next':'a'}",
                "{'id':'a','type':'delay','for':'P1D','otherwise':'a'}",
                "{'id':'a','type':'hold-until','atMost':'P1D','branches':[{'name':'n','event':'e','next':'a'}],'timeout':'a'}",
                "{'id':'a','type':'hold-until','atMost':'P1D','branches':[{'name':'n','event':'e','restart':true}]}",
                "{'id':'a','type':'send','destination':'d','next':'b'},{'id':'b','type':'delay','for':'P1D','next':'a'}",
                "{'id':'a','type':'data-split','branches':[{'name':'n','when':'true','next':'b'}],'otherwise':'b'},{'id':'b','type':'exit'}",
            })
    void acceptsACycleWithAWaitAndPathsThatJoin(String steps) {
        assertThat(Reports.brief(steps(steps))).isEmpty();
    }

    @Test
    void doesNotReportACycleThroughADelayOfWhichTheDurationIsWrong() {
        assertThat(Reports.brief(steps("{'id':'a','type':'delay','for':'P1M','next':'a'}")))
                .singleElement()
                .asString()
                .startsWith("invalid-duration ");
    }

    private static String steps(String... steps) {
        String text =
                "{'id':'j','version':1,'entry':{'event':'e'},'steps':[\n%s\n]}"
                        .formatted(String.join(",\n", steps));
        return text.replace('\'', '"');
    }
}
