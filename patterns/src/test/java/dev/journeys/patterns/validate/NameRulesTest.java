// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.patterns.parse.DefinitionTexts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameRulesTest {

    @ParameterizedTest
    @CsvSource({
        "/exits/1/name, refunded",
        "/steps/0/branches/2/name, again",
        "/steps/3/branches/1/name, rich",
        "/steps/4/branches/3/name, A",
    })
    void refusesANameThatIsTwiceInAList(String pointer, String name) {
        assertThat(problemsWith(pointer, name))
                .containsExactly(
                        "duplicate-name %s Expected a name that is unique in its list, but found '%s', as on line 1."
                                .formatted(pointer, name));
    }

    @Test
    void acceptsTheSameNameInDifferentLists() {
        assertThat(problemsWith("/steps/3/branches/0/name", "A")).isEmpty();
    }

    @Test
    void acceptsANameInAnotherCase() {
        assertThat(problemsWith("/exits/1/name", "Refunded")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"timeout", "otherwise", "archived", "expired", "failed", "loop", "replaced"})
    void refusesReservedNames(String name) {
        for (String pointer :
                List.of(
                        "/exits/0/name",
                        "/steps/0/branches/0/name",
                        "/steps/3/branches/0/name",
                        "/steps/4/branches/0/name")) {
            assertThat(problemsWith(pointer, name))
                    .containsExactly(
                            "reserved-name "
                                    + pointer
                                    + " Expected a name other than the reserved 'timeout', 'otherwise', 'archived', 'expired', 'failed', 'loop'"
                                    + " or 'replaced', but found '"
                                    + name
                                    + "'.");
        }
    }

    @Test
    void acceptsReservedNamesForStepsAndReasons() {
        // given
        String text =
                """
                {"id":"j","version":1,"entry":{"event":"timeout"},"steps":[{"id":"failed","type":"exit","reason":"expired"}]}
                """;

        // when
        List<String> problems = Reports.brief(text);

        // then
        assertThat(problems).isEmpty();
    }

    private static List<String> problemsWith(String pointer, String name) {
        return Reports.brief(
                DefinitionTexts.with(
                        DefinitionTexts.valid("every-field"), pointer, "\"" + name + "\""));
    }
}
