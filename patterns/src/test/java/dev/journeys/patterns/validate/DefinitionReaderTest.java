// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.patterns.definition.JourneyDefinition;
import dev.journeys.patterns.parse.DefinitionTexts;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionReaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"cart-abandonment", "every-field", "loops", "minimal"})
    void acceptsDefinitionsWithoutMistakes(String name) {
        assertThat(DefinitionReader.read(DefinitionTexts.valid(name)))
                .isInstanceOf(DefinitionReader.Valid.class);
    }

    @Test
    void givesTheDefinition() {
        // when
        DefinitionReader.Result result =
                DefinitionReader.read("\uFEFF" + DefinitionTexts.valid("cart-abandonment"));

        // then
        JourneyDefinition definition = ((DefinitionReader.Valid) result).definition();
        assertThat(definition.id()).isEqualTo("cart-abandonment");
        assertThat(definition.steps()).hasSize(3);
    }

    @Test
    void reportsEightMistakesAsEightProblemsInTheirOrder() {
        // given
        String text = DefinitionTexts.resource("invalid/eight-mistakes.json");

        // when
        List<String> problems = Reports.full(text);

        // then
        assertThat(problems).hasSize(8);
        assertThat(problems.get(0))
                .isEqualTo(
                        "invalid-id /id 2:9 Expected an id of 1 to 73 lower-case letters, digits and dashes that does not begin with a"
                                + " dash, but found 'Eight Mistakes'.");
        assertThat(problems.get(1))
                .startsWith("invalid-expression /entry/where 4:45 Expected ")
                .contains("found (int, string)")
                .endsWith(" (Line 1, column 24 of the expression.)");
        assertThat(problems.subList(2, 8))
                .containsExactly(
                        "unknown-field /entry/onlyOnce 4:81 Expected one of the fields 'event', 'pattern', 'where', 'audience', 'reentry',"
                                + " 'identifier', 'whenLive' or 'x-…' in an entry, but found 'onlyOnce'.",
                        "reserved-name /exits/0/name 6:15 Expected a name other than the reserved 'timeout', 'otherwise', 'archived',"
                                + " 'expired', 'failed', 'loop' or 'replaced', but found 'timeout'.",
                        "invalid-duration /steps/0/atMost 9:53 Expected a duration in days and time such as 'P7D', 'PT1H30M' or 'PT0.5S',"
                                + " but found '1 hour'.",
                        "unknown-step /steps/0/timeout 13:18 Expected the id of a step ('wait', 'split', 'welcome', 'reminders' or"
                                + " 'orphan'), but found 'reminder'. Did you mean 'reminders'?",
                        "percentages /steps/1/branches 15:19 Expected percentages that add up to 100, but found a sum of '99.99'.",
                        "unreachable-step /steps/4 21:5 Expected a path from the first step to every other, but found none to 'orphan'.");
    }

    @Test
    void reportsABrokenDocumentOnce() {
        assertThat(Reports.full("{\"id\": \"a\",\n \"steps\": [}"))
                .singleElement()
                .asString()
                .startsWith("invalid-json  2:12 Expected valid JSON, but found a mistake: ");
    }

    @Test
    void reportsWhatFollowsAValidDefinitionAndNothingElse() {
        assertThat(Reports.full(DefinitionTexts.valid("minimal") + "}"))
                .containsExactly(
                        "invalid-json  2:1 Expected nothing after the definition, but found '}'.");
    }

    @Test
    void endsWithAResultForEveryTruncationOfADocument() {
        // given
        String text = DefinitionTexts.valid("every-field");

        for (int length = 0; length < text.stripTrailing().length(); length++) {
            // when
            DefinitionReader.Result result = DefinitionReader.read(text.substring(0, length));

            // then
            assertThat(result).isInstanceOf(DefinitionReader.Invalid.class);
        }
    }

    @Test
    void endsWithAResultForEveryDocumentWithAnotherCharacter() {
        // given
        String text = DefinitionTexts.valid("cart-abandonment");
        Random random = new Random(7);
        String replacements = "\"{}[]:,.0-eE\\\u0000\n\uD800x'/";

        for (int i = 0; i < text.length(); i++) {
            // when
            char replacement = replacements.charAt(random.nextInt(replacements.length()));
            DefinitionReader.Result result =
                    DefinitionReader.read(
                            text.substring(0, i) + replacement + text.substring(i + 1));

            // then
            assertThat(result).isNotNull();
        }
    }

    @Test
    void endsWithAResultForGarbage() {
        // given
        Random random = new Random(11);
        String[] tokens = {
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"",
            "\"id\"",
            "\"steps\"",
            "\"type\"",
            "\"send\"",
            "\"entry\"",
            "\"event\"",
            "null",
            "true",
            "1e9999999999",
            "-0",
            "9".repeat(400),
            "\\u",
            "\uDC00",
            "\u0000",
            " ",
            "\uFEFF",
            "\"branches\"",
            "\"format\"",
            "2"
        };

        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(12); j >= 0; j--) {
                text.append(tokens[random.nextInt(tokens.length)]);
            }

            // when
            DefinitionReader.Result result = DefinitionReader.read(text.toString());

            // then
            assertThat(result).isInstanceOf(DefinitionReader.Invalid.class);
        }
    }

    @Test
    void readsADefinitionWithManySteps() {
        // given a chain of sends that ends in a cycle through all of them, and a step that nothing
        // leads to
        int count = 12_000;
        StringBuilder steps = new StringBuilder();
        for (int i = 0; i < count; i++) {
            steps.append(
                    "{\"id\":\"s%d\",\"type\":\"send\",\"destination\":\"d\",\"next\":\"s%d\"},"
                            .formatted(i, (i + 1) % count));
        }
        String text =
                "{\"id\":\"a\",\"version\":1,\"entry\":{\"event\":\"e\"},\"steps\":[%s{\"id\":\"z\",\"type\":\"exit\"}]}"
                        .formatted(steps);

        // when
        List<String> problems = Reports.brief(text);

        // then
        assertThat(problems)
                .containsExactly(
                        "cycle-without-wait /steps/11999/next Expected a 'hold-until' step or a 'delay' step with 'for' on every cycle, but"
                                + " found 's0' -> 's1' -> 's2' -> 's3' -> 's4' -> 's5' -> 's6' -> 's7' -> 's8' -> 's9' -> … -> 's0'.",
                        "unreachable-step /steps/12000 Expected a path from the first step to every other, but found none to 'z'.");
    }

    @Test
    void staysQuickAndSmallForADocumentThatIsNothingButProblems() {
        // given keys as long as they may be, over many duplicates
        String key = "k".repeat(1000);
        String nested =
                ("{\"" + key + "\":").repeat(60)
                        + "{"
                        + "\"a\":1,".repeat(100_000)
                        + "\"b\":2}"
                        + "}".repeat(60);

        // when
        List<String> problems = Reports.brief(nested);

        // then
        assertThat(problems).hasSize(1001);
    }
}
