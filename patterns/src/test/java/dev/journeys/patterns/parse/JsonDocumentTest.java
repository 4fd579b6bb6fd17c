// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDocumentTest {

    private final Problems problems = new Problems();

    @ParameterizedTest
    @CsvSource({
        "'',        1, 1",
        "/a,        2, 7",
        "/b,        3, 9",
        "/b/0,      3, 10",
        "/b/1,      3, 16",
        "/b/2,      4, 2",
        "/b/2/ü𝄞~1, 4, 11",
        "/c,        6, 6",
        "/d,        7, 6",
        "/e,        8, 6",
    })
    void knowsTheLineAndColumnOfEveryValue(String pointer, int line, int column) {
        // given lines that end in different ways, and characters of one to four bytes
        String text =
                "{\n \"a\" :\"x\", \"z\":1,\r\n  \"b\" : [true, -1.5,\n {\"ü𝄞/\" : null} \n]\r,\"c\":{}\n,\"d\":\"é\\n\"\n,\"e\":1e5}";

        // when
        JsonValue value = parse(text).orElseThrow().at(pointer);

        // then
        assertThat(value.place().pointer()).isEqualTo(pointer);
        assertThat(value.place().line()).isEqualTo(line);
        assertThat(value.place().column()).isEqualTo(column);
    }

    @Test
    void knowsTheLineAndColumnOfEveryKey() {
        // given
        String text = "{\n  \"a\" : {  \"ü\":1, \"b\" :2}\n}";

        // when
        JsonValue a = parse(text).orElseThrow().members().get("a").value();

        // then
        assertThat(a.members().get("ü").key()).hasToString("'/a/ü', line 2, column 12");
        assertThat(a.members().get("b").key()).hasToString("'/a/b', line 2, column 19");
    }

    @Test
    void countsPositionsInALongTextOnOneLine() {
        // given a text that is longer than Jackson's buffers
        String text = "[" + "\"0123456789\",".repeat(20_000) + "{\"key\":7}]";

        // when
        JsonValue last = parse(text).orElseThrow().at("/20000");

        // then
        assertThat(last.members().get("key").key().column()).isEqualTo(260_003);
        assertThat(last.members().get("key").value().place().column()).isEqualTo(260_009);
    }

    @Test
    void passesOverAByteOrderMark() {
        // given
        String text = "\uFEFF{\"a\":1}";

        // when
        JsonValue root = parse(text).orElseThrow();

        // then
        assertThat(root.at("/a").place().column()).isEqualTo(6);
        assertThat(problems.toList()).isEmpty();
    }

    @Test
    void escapesPointers() {
        // given
        String text = "{\"a/b\":{\"~\":[1]}}";

        // when
        JsonValue value = parse(text).orElseThrow().at("/a~1b/~0/0");

        // then
        assertThat(value.place().pointer()).isEqualTo("/a~1b/~0/0");
        assertThat(value.source()).isEqualTo("1");
    }

    @Test
    void reportsAFieldThatComesTwiceAndKeepsTheFirst() {
        // given
        String text = "{\"a\":1,\n \"a\":2}";

        // when
        JsonValue root = parse(text).orElseThrow();

        // then
        assertThat(root.at("/a").source()).isEqualTo("1");
        assertThat(problems.toList())
                .containsExactly(
                        new Problem(
                                ProblemCode.DUPLICATE_FIELD,
                                "/a",
                                2,
                                2,
                                "Expected each field once, but found 'a' again."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1]x            | 1:4 Expected nothing after the definition, but found 'x'.",
                "[1] [2]         | 1:5 Expected nothing after the definition, but found '[2]'.",
                "5 // five       | 1:3 Expected nothing after the definition, but found '// five'.",
                "``              | 1:1 Expected a JSON object, but found nothing.",
                "` `             | 1:1 Expected a JSON object, but found nothing.",
                "{\"a\":1,}      | 1:8 Expected valid JSON, but found a mistake: Unexpected character ('}' (code 125)): was expecting double-quote to start field name.",
                "{\"a\":1 \"b\"} | 1:8 Expected valid JSON, but found a mistake: Unexpected character ('\"' (code 34)): was expecting comma to separate Object entries.",
                "{'a':1}         | 1:2 Expected valid JSON, but found a mistake: Unexpected character (''' (code 39)): was expecting double-quote to start field name.",
                "{\"a\":01}      | 1:7 Expected valid JSON, but found a mistake: Invalid numeric value: Leading zeroes not allowed.",
                "{\"a\":NaN}     | 1:9 Expected valid JSON, but found a mistake: Non-standard token 'NaN'.",
                "{\"a\":[1,2     | 1:10 Expected valid JSON, but found a mistake: Unexpected end-of-input: expected close marker for Array.",
                "/* a */ {}      | 1:1 Expected valid JSON, but found a mistake: Unexpected character ('/' (code 47)): maybe a (non-standard) comment?.",
            })
    void reportsBrokenJsonOnce(String text, String expected) {
        // when
        parse(text);

        // then
        assertThat(problems.toList())
                .singleElement()
                .satisfies(
                        problem ->
                                assertThat(DefinitionTexts.full(problem))
                                        .isEqualTo("invalid-json  " + expected));
    }

    @Test
    void reportsATextThatIsTooLong() {
        // given
        String text = " ".repeat(JsonDocument.MAX_LENGTH) + "1";

        // when
        parse(text);

        // then
        assertThat(problems.toList())
                .extracting(DefinitionTexts::full)
                .containsExactly(
                        "too-large  1:1 Expected at most 1048576 characters, but found 1048577.");
    }

    @Test
    void reportsATextThatIsNestedTooDeep() {
        // given
        String text = "[".repeat(100_000);

        // when
        parse(text);

        // then
        assertThat(problems.toList())
                .extracting(DefinitionTexts::full)
                .containsExactly(
                        "too-large  1:66 Expected JSON within the limits, but found a mistake: Document nesting depth (65) exceeds the"
                                + " maximum allowed (64).");
    }

    @Test
    void reportsAFieldNameThatIsTooLong() {
        // given
        String text = "{\"" + "n".repeat(1001) + "\":1}";

        // when
        parse(text);

        // then
        assertThat(problems.toList())
                .extracting(Problem::message)
                .containsExactly(
                        "Expected JSON within the limits, but found a mistake: Name length (1001) exceeds the maximum allowed (1000).");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":\"x\\ud800\"}",
                "{\"a\":\"x\\udc00\"}",
                "{\"a\":\"x\\udc00\\ud800\"}"
            })
    void reportsHalfOfASurrogatePair(String text) {
        // when
        parse(text);

        // then
        assertThat(problems.toList())
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_TEXT);
                            assertThat(problem.pointer()).isEqualTo("/a");
                            assertThat(problem.message())
                                    .startsWith(
                                            "Expected whole characters, but found half of a surrogate pair in 'x");
                        });
    }

    @Test
    void acceptsWholeSurrogatePairs() {
        // when
        Optional<JsonValue> root = parse("\"\\ud834\\udd1e\"");

        // then
        assertThat(root.orElseThrow().source()).isEqualTo("𝄞");
        assertThat(problems.toList()).isEmpty();
    }

    private Optional<JsonValue> parse(String text) {
        return JsonDocument.parse(text, problems).root();
    }
}
