// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.cel.common.values.NullValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonSliceTest {

    @Test
    void givesNumbersTheTypesThatTheirTextSays() {
        // given
        JsonSlice slice =
                slice(
                        """
                        {"int": 75, "double": 75.0, "exponent": 1e2, "long": 9223372036854775807,
                         "longer": 9223372036854775808, "negative zero": -0, "too large": 1e400}""");

        // when
        Map<String, Object> values = slice.values();

        // then
        assertThat(values)
                .containsExactly(
                        entry("int", 75L),
                        entry("double", 75.0),
                        entry("exponent", 100.0),
                        entry("long", Long.MAX_VALUE),
                        entry("longer", 0x1p63),
                        entry("negative zero", 0L),
                        entry("too large", Double.POSITIVE_INFINITY));
    }

    @Test
    void givesNestedValuesInTheirOrder() {
        // given
        JsonSlice slice =
                slice("{\"z\":{\"b\":true,\"a\":null},\"list\":[\"é😀\",[],{}],\"e\":\"\"}");

        // when
        Map<String, Object> values = slice.values();

        // then
        assertThat(values.keySet()).containsExactly("z", "list", "e");
        assertThat(values)
                .containsEntry("z", Map.of("b", true, "a", NullValue.NULL_VALUE))
                .containsEntry("list", List.of("é😀", List.of(), Map.of()))
                .containsEntry("e", "");
    }

    @Test
    void parsesOnce() {
        // given
        JsonSlice slice = slice("{\"a\":1}");

        // when
        Map<String, Object> values = slice.values();

        // then
        assertThat(slice.values()).isSameAs(values);
    }

    @Test
    void givesValuesThatCannotBeChanged() {
        // given
        Map<String, Object> values = slice("{\"a\":[1]}").values();

        // then
        assertThatThrownBy(() -> values.put("b", 1L))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((List<?>) values.get("a")).clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void takesTheLastOfDuplicateNames() {
        // given
        JsonSlice slice = slice("{\"a\":1,\"b\":2,\"a\":{\"c\":3},\"a\":{\"c\":4,\"c\":5}}");

        // when
        String scanned = slice.text(PropertyPath.parse("a.c"));

        // then
        assertThat(scanned).isEqualTo("5");
        assertThat(slice.values()).isEqualTo(Map.of("a", Map.of("c", 5L), "b", 2L));
        assertThat(slice.text(PropertyPath.parse("a.c"))).isEqualTo("5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            textBlock =
                    """
                    {"id":"s-9"}                          | id    | s-9
                    {"id":"\\u00e9\\n"}                   | id    | `é
                    `
                    {"id":""}                             | id    | ``
                    {"id":7}                              | id    | 7
                    {"id":7.0}                            | id    | 7
                    {"id":-0}                             | id    | 0
                    {"id":1e21}                           | id    | 1e+21
                    {"id":9007199254740993}               | id    | 9007199254740993
                    {"id":12345678901234567890}           | id    | 12345678901234567890
                    {"id":1234567890123456789012}         | id    | 1.2345678901234568e+21
                    {"id":true}                           | id    | true
                    {"id":null}                           | id    | -
                    {"id":[1]}                            | id    | -
                    {"id":{"a":1}}                        | id    | -
                    {"a":{"id":1},"b":[{"id":2}]}         | id    | -
                    {"a":{"b":{"c":"x"}},"b":{"c":"y"}}   | a.b.c | x
                    {"a":{"b":1}}                         | a.b.c | -
                    {"a":{"b":1},"a":2}                   | a.b   | -
                    {"a":{"b":1},"a":{}}                  | a.b   | -
                    {"a":[{"b":1}],"x":1}                 | a.b   | -
                    {"a.b":1}                             | a.b   | -
                    {}                                    | a     | -
                    """)
    void findsTheTextAtAPath(String json, String path, String expected) {
        // given
        JsonSlice slice = slice(json);
        JsonSlice parsed = slice(json);
        parsed.values();

        // when
        String text = slice.text(PropertyPath.parse(path));

        // then
        assertThat(text).isEqualTo(expected);
        assertThat(parsed.text(PropertyPath.parse(path))).isEqualTo(expected);
    }

    @Test
    void isAPartOfALargerArray() throws IOException {
        // given
        byte[] line = "x{\"é\":1}y".getBytes(StandardCharsets.UTF_8);
        JsonSlice slice = JsonSlice.of(line, 1, line.length - 2);
        ByteArrayOutputStream output = new ByteArrayOutputStream();

        // when
        slice.writeTo(output);

        // then
        assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("{\"é\":1}");
        assertThat(slice.toBytes()).isEqualTo(output.toByteArray()).hasSize(slice.length());
        assertThat(slice).hasToString("{\"é\":1}").isEqualTo(slice("{\"é\":1}"));
        assertThat(slice).hasSameHashCodeAs(slice("{\"é\":1}"));
        assertThat(slice).isNotEqualTo(slice("{\"é\": 1}"));
        assertThat(slice.values()).containsExactly(entry("é", 1L));
        assertThat(slice.text(PropertyPath.parse("é"))).isEqualTo("1");
    }

    @Test
    void rejectsAPartThatIsNotInTheArray() {
        assertThatThrownBy(() -> JsonSlice.of(new byte[2], 1, 2))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void emptyHasNoMembers() {
        assertThat(JsonSlice.EMPTY.values()).isEmpty();
        assertThat(JsonSlice.EMPTY).hasToString("{}");
    }

    private static JsonSlice slice(String json) {
        return JsonSlice.of(json.getBytes(StandardCharsets.UTF_8));
    }
}
