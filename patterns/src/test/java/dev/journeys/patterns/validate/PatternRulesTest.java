// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.patterns.parse.DefinitionTexts;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a pattern may look like. In the texts of this test {@code '} stands for a double quote. */
class PatternRulesTest {

    private static final String A = "{'name':'a','event':'a'}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'sequence':[{'name':'a','event':'a'}]}",
                "{'sequence':[{'name':'a','event':'a','optional':true}]}",
                "{'sequence':[{'name':'a','event':'a'},{'name':'b','event':'b','contiguity':'not-next'}]}",
                "{'sequence':[{'name':'a','event':'a'},{'name':'b','event':'b','contiguity':'not-followed-by'},{'name':'c','event':'c'}]}",
                "{'sequence':[{'name':'a','event':'a'},{'name':'b','event':'b','contiguity':'not-followed-by'},{'name':'d','event':'d','contiguity':'not-followed-by'},{'name':'c','event':'c'}]}",
                "{'within':'PT1H','sequence':[{'name':'a','event':'a'},{'name':'b','event':'b','contiguity':'not-next'},{'name':'c','event':'c','contiguity':'not-followed-by'}]}",
                "{'sequence':[{'name':'a','event':'a','times':100}]}",
                "{'sequence':[{'name':'timeout','event':'a'},{'name':'','event':'b'}]}",
                "{'allOf':[{'name':'a','event':'a'}]}",
                "{'allOf':[{'name':'a','event':'a','times':20}]}",
                "{'sequence':[{'name':'a','event':'a','where':'size(context) == 0'}]}",
                "{'sequence':[{'name':'a','event':'a'},{'name':'b','event':'b','where':'context[properties.x].y == 1'}]}",
            })
    void acceptsWhatFlinkCepCanRun(String pattern) {
        // An empty name is the only mistake in one of them.
        assertThat(Reports.brief(journey(pattern)))
                .allMatch(problem -> problem.startsWith("empty ") && pattern.contains("'name':''"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | missing-field /entry/pattern Expected the field 'sequence' or 'allOf' in a pattern, but found none.",
                "{'within':'PT1H'} | missing-field /entry/pattern Expected the field 'sequence' or 'allOf' in a pattern, but found none.",
                "[] | wrong-type /entry/pattern Expected an object, but found a list.",
                "{'sequence':[A],'allOf':[A]} | conflicting-fields /entry/pattern/allOf Expected either 'sequence' or 'allOf' in a pattern, but found both.",
                "{'sequence':[]} | empty /entry/pattern/sequence Expected at least one item, but found an empty list.",
                "{'allOf':[]} | empty /entry/pattern/allOf Expected at least one item, but found an empty list.",
                "{'sequence':A} | wrong-type /entry/pattern/sequence Expected a list, but found an object.",
                "{'within':'PT0S','sequence':[A]} | invalid-duration /entry/pattern/within Expected a duration of more than zero and at most 'P3650D', but found 'PT0S'.",
                "{'sequence':[A],'where':'true'} | unknown-field /entry/pattern/where Expected one of the fields 'within', 'sequence', 'allOf' or 'x-…' in a pattern, but found 'where'.",
                "{'sequence':[{'event':'a'}]} | missing-field /entry/pattern/sequence/0 Expected the field 'name' in a stage of a pattern, but found none.",
                "{'sequence':[{'name':'a'}]} | missing-field /entry/pattern/sequence/0 Expected the field 'event' in a stage of a pattern, but found none.",
                "{'sequence':[A,{'name':'b','event':'b','contiguity':'then'}]} | unknown-value /entry/pattern/sequence/1/contiguity Expected 'followed-by', 'followed-by-any', 'next', 'not-followed-by' or 'not-next', but found 'then'.",
                "{'sequence':[A,A]} | duplicate-name /entry/pattern/sequence/1/name Expected a name that is unique in its list, but found 'a', as on line 1.",
                "{'allOf':[A,A]} | duplicate-name /entry/pattern/allOf/1/name Expected a name that is unique in its list, but found 'a', as on line 1.",
                "{'allOf':[{'name':'a','event':'a','contiguity':'next'}]} | unknown-field /entry/pattern/allOf/0/contiguity Expected one of the fields 'name', 'event', 'times', 'where' or 'x-…' in a member of 'allOf', but found 'contiguity'.",
                "{'allOf':[{'name':'a','event':'a','optional':true}]} | unknown-field /entry/pattern/allOf/0/optional Expected one of the fields 'name', 'event', 'times', 'where' or 'x-…' in a member of 'allOf', but found 'optional'.",
                "{'allOf':[{'event':'a'}]} | missing-field /entry/pattern/allOf/0 Expected the field 'name' in a member of 'allOf', but found none.",
            })
    void reportsPartsThatCannotBeRead(String pattern, String problem) {
        assertThat(Reports.brief(journey(pattern.replace("A", A)))).containsExactly(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "0 | invalid-times /entry/pattern/sequence/0/times Expected a whole number from 1 to 100, but found the number '0'.",
                "-1 | invalid-times /entry/pattern/sequence/0/times Expected a whole number from 1 to 100, but found the number '-1'.",
                "1.5 | invalid-times /entry/pattern/sequence/0/times Expected a whole number from 1 to 100, but found the number '1.5'.",
                "101 | invalid-times /entry/pattern/sequence/0/times Expected a whole number from 1 to 100, but found the number '101'.",
                "'3' | wrong-type /entry/pattern/sequence/0/times Expected a whole number or an object with 'atLeast' or 'atMost', but found the text '3'.",
                "{} | missing-field /entry/pattern/sequence/0/times Expected the field 'atLeast' or 'atMost' in the 'times' of a pattern, but found none.",
                "{'atLeast':0} | invalid-times /entry/pattern/sequence/0/times/atLeast Expected a whole number from 1 to 100, but found the number '0'.",
                "{'atMost':101} | invalid-times /entry/pattern/sequence/0/times/atMost Expected a whole number from 1 to 100, but found the number '101'.",
                "{'atLeast':3,'atMost':2} | invalid-times /entry/pattern/sequence/0/times/atMost Expected an 'atMost' that is not less than 'atLeast', but found 2 beside 3.",
                "{'exactly':3} | unknown-field /entry/pattern/sequence/0/times/exactly Expected one of the fields 'atLeast', 'atMost' or 'x-…' in the 'times' of a pattern, but found 'exactly'.",
            })
    void reportsTimesThatAreNotAllowed(String times, String problem) {
        // when
        String stage = "{'name':'a','event':'a','times':" + times + "}";

        // then
        assertThat(Reports.brief(journey("{'sequence':[" + stage + "]}"))).contains(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "N/not-next | invalid-pattern 0/contiguity Expected a first stage that an event can match, but found 'not-next'.",
                "N/not-followed-by,A/ | invalid-pattern 0/contiguity Expected a first stage that an event can match, but found 'not-followed-by'.",
                "N/next | invalid-pattern 0/contiguity Expected no 'contiguity' in the first stage, which follows nothing, but found 'next'.",
                "N/followed-by,A/ | invalid-pattern 0/contiguity Expected no 'contiguity' in the first stage, which follows nothing, but found 'followed-by'.",
                "A/,N/not-followed-by | invalid-pattern 1/contiguity Expected 'within' in a pattern that ends with 'not-followed-by', but found none.",
                "O/,N/not-next,A/ | invalid-pattern 1/contiguity Expected a stage before 'not-next' that is not optional, but found one.",
                "O/,N/not-followed-by,A/ | invalid-pattern 1/contiguity Expected a stage before 'not-followed-by' that is not optional, but found one.",
                "A/,N/not-followed-by,M/not-next,B/ | invalid-pattern 2/contiguity Expected a stage that must come between 'not-followed-by' and 'not-next', or one stage with a list of events, but found none.",
            })
    void reportsStagesThatCannotStandWhereTheyDo(String stages, String problem) {
        // given
        String[] words = problem.split(" ", 3);

        // then
        assertThat(Reports.brief(journey("{'sequence':[" + stages(stages) + "]}")))
                .containsExactly(
                        words[0] + " /entry/pattern/sequence/" + words[1] + " " + words[2]);
    }

    @Test
    void reportsTheFirstOfTwoThatMustNotComeUntilTheEndOfTheWindow() {
        // when
        String stages = stages("A/,N/not-followed-by,M/not-followed-by");

        // then
        assertThat(Reports.brief(journey("{'within':'P1D','sequence':[" + stages + "]}")))
                .containsExactly(
                        "invalid-pattern /entry/pattern/sequence/2/contiguity Expected a stage that must come between 'not-followed-by' and 'not-followed-by', or one stage with a list of events, but found none.");
    }

    @Test
    void reportsTimesAndOptionalOfAStageThatMustNotCome() {
        // when
        String no = "{'name':'n','event':'n','contiguity':'not-next','times':2,'optional':true}";

        // then
        assertThat(Reports.brief(journey("{'sequence':[" + A + "," + no + "]}")))
                .containsExactly(
                        "conflicting-fields /entry/pattern/sequence/1/times Expected no 'times' in a stage that must not come, but found the number '2'.",
                        "conflicting-fields /entry/pattern/sequence/1/optional Expected no 'optional' in a stage that must not come, but found 'true'.");
    }

    @Test
    void reportsMoreThanTheEngineHolds() {
        assertThat(Reports.brief(journey("{'sequence':[" + many(21, 1) + "]}")))
                .containsExactly(
                        "too-large /entry/pattern/sequence Expected at most 20 stages, but found 21.");
        assertThat(Reports.brief(journey("{'sequence':[" + many(3, 34) + "]}")))
                .containsExactly(
                        "too-large /entry/pattern/sequence Expected stages that need at most 100 events together, but found 102.");
        assertThat(Reports.brief(journey("{'allOf':[" + many(3, 7) + "]}")))
                .containsExactly(
                        "too-large /entry/pattern/allOf Expected stages that need at most 20 events together, but found 21.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "context.a.x == 1 | true | 0 | Expected no 'context' before a stage has captured an event, but found 'a'. (Line 1, column 1 of the expression.)",
                "true | properties.y == context.b.x | 1 | Expected an earlier stage in 'context' ('a'), but found 'b'. (Line 1, column 17 of the expression.)",
                "true | has(context.c) | 1 | Expected an earlier stage in 'context' ('a'), but found 'c'. (Line 1, column 5 of the expression.)",
                "true | context[\"c\"].x == 1 | 1 | Expected an earlier stage in 'context' ('a'), but found 'c'. (Line 1, column 1 of the expression.)",
                "true | \"c\" in context | 1 | Expected an earlier stage in 'context' ('a'), but found 'c'. (Line 1, column 8 of the expression.)",
                "true | entry.x == 1 | 1 | Expected one of the variables event, properties, previous, context, profile, now, but found 'entry', which is not visible here. (Line 1, column 1 of the expression.)",
                "1 + 1 | true | 0 | Expected a condition, that is a boolean, but found a value of type int. (Line 1, column 1 of the expression.)",
            })
    void reportsConditionsThatSeeWhatIsNotThereYet(
            String first, String second, int stage, String message) {
        // given
        String text =
                DefinitionTexts.with(
                        DefinitionTexts.with(
                                journey("{'sequence':[" + stages("A/,B/,C/") + "]}"),
                                "/entry/pattern/sequence/0/where",
                                "\"" + first.replace("\"", "\\\"") + "\""),
                        "/entry/pattern/sequence/1/where",
                        "\"" + second.replace("\"", "\\\"") + "\"");

        // then
        assertThat(Reports.brief(text))
                .containsExactly(
                        "invalid-expression /entry/pattern/sequence/"
                                + stage
                                + "/where "
                                + message);
    }

    @Test
    void reportsAConditionOnAStageThatMustNotCome() {
        // given
        String text =
                DefinitionTexts.with(
                        journey("{'sequence':[" + stages("A/,N/not-next,B/") + "]}"),
                        "/entry/pattern/sequence/2/where",
                        "\"has(context.n)\"");

        // then
        assertThat(Reports.brief(text))
                .containsExactly(
                        "invalid-expression /entry/pattern/sequence/2/where Expected an earlier stage in 'context' ('a'), but found 'n'. (Line 1, column 5 of the expression.)");
    }

    @Test
    void knowsNoContextInAnyOrder() {
        // given
        String text =
                DefinitionTexts.with(
                        journey("{'allOf':[" + stages("A/,B/") + "]}"),
                        "/entry/pattern/allOf/1/where",
                        "\"has(context.a)\"");

        // then
        assertThat(Reports.brief(text))
                .singleElement()
                .asString()
                .startsWith("invalid-expression /entry/pattern/allOf/1/where Expected one of the")
                .contains("but found 'context', which is not visible here");
    }

    @Test
    void reportsAConditionBesideThePattern() {
        assertThat(
                        Reports.brief(
                                DefinitionTexts.with(
                                        journey("{'sequence':[" + A + "]}"),
                                        "/entry/where",
                                        "\"true\"")))
                .containsExactly(
                        "conflicting-fields /entry/where Expected 'where' in the stages of the 'pattern', but found it beside the pattern.");
    }

    @Test
    void reportsEveryMistakeAtOnceWithItsPosition() {
        // given
        String text =
                """
                { "id": "j", "version": 1,
                  "entry": { "pattern": { "within": "1h",
                    "sequence": [
                      { "name": "a", "event": "a", "contiguity": "next", "times": 0 },
                      { "name": "a", "event": "b", "where": "context.b.x" },
                      5
                    ] } },
                  "steps": [ { "id": "done", "type": "exit" } ] }
                """;

        // then
        assertThat(Reports.full(text))
                .containsExactly(
                        "invalid-duration /entry/pattern/within 2:37 Expected a duration in days and time such as 'P7D', 'PT1H30M' or 'PT0.5S', but found '1h'.",
                        "invalid-times /entry/pattern/sequence/0/times 4:67 Expected a whole number from 1 to 100, but found the number '0'.",
                        "duplicate-name /entry/pattern/sequence/1/name 5:17 Expected a name that is unique in its list, but found 'a', as on line 4.",
                        "wrong-type /entry/pattern/sequence/2 6:7 Expected an object, but found the number '5'.");
    }

    private static String many(int count, int times) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{'name':'" + i + "','event':'e','times':" + times + "}")
                .collect(Collectors.joining(","));
    }

    /**
     * {@code A/next} is a stage with the name and event {@code a}; one of {@code O} is optional.
     */
    private static String stages(String brief) {
        return List.of(brief.split(",")).stream()
                .map(PatternRulesTest::stage)
                .collect(Collectors.joining(","));
    }

    private static String stage(String brief) {
        String name = brief.substring(0, 1).toLowerCase(java.util.Locale.ROOT);
        String contiguity = brief.substring(2);
        return "{'name':'%s','event':'%s'%s%s}"
                .formatted(
                        name,
                        name,
                        contiguity.isEmpty() ? "" : ",'contiguity':'" + contiguity + "'",
                        name.equals("o") ? ",'optional':true" : "");
    }

    private static String journey(String pattern) {
        return "{'id':'j','version':1,'entry':{'pattern':%s},'steps':[{'id':'done','type':'exit'}]}"
                .formatted(pattern)
                .replace('\'', '"');
    }
}
