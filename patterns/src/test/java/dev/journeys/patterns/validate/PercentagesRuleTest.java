// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentagesRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "100",
                "33.33 33.33 33.34",
                "0.1 0.2 99.7",
                "0 1e2",
                "50.00 5e1",
                "0.01 99.99"
            })
    void acceptsPercentagesThatAddUpToAHundred(String percentages) {
        assertThat(problems(percentages)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "99.99, 99.99",
        "33.33 33.33 33.33, 99.99",
        "50 50.01, 100.01",
        "0, 0",
        "60 60, 120",
        "100 100, 200",
        "12.5 12.5, 25"
    })
    void refusesPercentagesThatDoNot(String percentages, String sum) {
        assertThat(problems(percentages))
                .containsExactly(
                        "percentages /steps/0/branches Expected percentages that add up to 100, but found a sum of '"
                                + sum
                                + "'.");
    }

    @Test
    void doesNotAddUpWhereOneCannotBeRead() {
        assertThat(problems("50 \"50\""))
                .singleElement()
                .asString()
                .startsWith("wrong-type /steps/0/branches/1/percent ");
        assertThat(problems("50 50.001"))
                .singleElement()
                .asString()
                .startsWith("invalid-percentage /steps/0/branches/1/percent ");
    }

    @Test
    void addsUpThoughAnotherPartOfABranchIsWrong() {
        // given
        String text = text("{\"name\":5,\"percent\":50}");

        // when
        List<String> problems = Reports.brief(text);

        // then
        assertThat(problems).hasSize(2);
        assertThat(problems.get(0)).startsWith("percentages ");
        assertThat(problems.get(1)).startsWith("wrong-type ");
    }

    private static List<String> problems(String percentages) {
        String[] each = percentages.split(" ");
        return Reports.brief(
                text(
                        IntStream.range(0, each.length)
                                .mapToObj(
                                        i ->
                                                "{\"name\":\"n%d\",\"percent\":%s}"
                                                        .formatted(i, each[i]))
                                .collect(Collectors.joining(","))));
    }

    private static String text(String branches) {
        return """
                {"id":"j","version":1,"entry":{"event":"e"},"steps":[{"id":"s","type":"random-split","branches":[%s]}]}
                """
                .formatted(branches);
    }
}
