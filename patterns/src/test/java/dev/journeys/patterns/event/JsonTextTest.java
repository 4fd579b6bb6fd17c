// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.google.common.primitives.UnsignedLong;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonTextTest {

    /** Value, its JSON text, its text inside a longer string. */
    static Stream<Arguments> values() {
        Map<String, Object> ordered = new LinkedHashMap<>();
        ordered.put("z", 1L);
        ordered.put("a", List.of(true, "x"));
        return Stream.of(
                arguments(null, "null", ""),
                arguments(NullValue.NULL_VALUE, "null", ""),
                arguments(true, "true", "true"),
                arguments(Long.MIN_VALUE, "-9223372036854775808", "-9223372036854775808"),
                arguments(4.0, "4", "4"),
                arguments(Double.NaN, "null", "null"),
                arguments(Double.NEGATIVE_INFINITY, "null", "null"),
                arguments(UnsignedLong.MAX_VALUE, "18446744073709551615", "18446744073709551615"),
                arguments("", "\"\"", ""),
                arguments("a\"\\é/😀", "\"a\\\"\\\\é/😀\"", "a\"\\é/😀"),
                arguments(
                        Instant.parse("2026-03-01T10:00:00Z"),
                        "\"2026-03-01T10:00:00.000Z\"",
                        "2026-03-01T10:00:00.000Z"),
                arguments(
                        Instant.parse("2026-03-01T10:00:00.123999999Z"),
                        "\"2026-03-01T10:00:00.123Z\"",
                        "2026-03-01T10:00:00.123Z"),
                arguments(
                        Instant.EPOCH.minusNanos(1),
                        "\"1969-12-31T23:59:59.999Z\"",
                        "1969-12-31T23:59:59.999Z"),
                arguments(
                        Instant.parse("0001-01-01T00:00:00Z"),
                        "\"0001-01-01T00:00:00.000Z\"",
                        "0001-01-01T00:00:00.000Z"),
                arguments(Duration.ofHours(1), "\"3600s\"", "\"3600s\""),
                arguments(Duration.ofMillis(500), "\"0.5s\"", "\"0.5s\""),
                arguments(Duration.ofMillis(-500), "\"-0.5s\"", "\"-0.5s\""),
                arguments(Duration.ofNanos(1), "\"0.000000001s\"", "\"0.000000001s\""),
                arguments(Duration.ZERO, "\"0s\"", "\"0s\""),
                arguments(CelByteString.copyFromUtf8("abcd"), "\"YWJjZA==\"", "\"YWJjZA==\""),
                arguments(List.of(), "[]", "[]"),
                arguments(Map.of(), "{}", "{}"),
                arguments(Arrays.asList(1L, null), "[1,null]", "[1,null]"),
                arguments(ordered, "{\"z\":1,\"a\":[true,\"x\"]}", "{\"z\":1,\"a\":[true,\"x\"]}"),
                arguments(Map.of(1L, 2L), "{\"1\":2}", "{\"1\":2}"),
                arguments(Map.of(true, "é"), "{\"true\":\"é\"}", "{\"true\":\"é\"}"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void showsAValue(Object value, String json, String text) throws IOException {
        assertThat(JsonText.of(value)).isEqualTo(json);
        assertThat(JsonText.textOf(value)).isEqualTo(text);
        assertThat(written(value)).isEqualTo(json);
    }

    @Test
    void escapesWhatMustBeEscapedAndNothingElse() {
        // given
        String string = "\b\t\n\f\r\u0000\u001f\"\\/\u007f\u2028<é😀";

        // when
        String json = JsonText.of(string);

        // then
        assertThat(json).isEqualTo("\"\\b\\t\\n\\f\\r\\u0000\\u001f\\\"\\\\/\u007f\u2028<é😀\"");
    }

    @Test
    void keepsHalvesOfSurrogatePairsThatACutOffEmojiLeaves() throws IOException {
        // given
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("a", "\ud83dx");
        value.put("\ude00b", List.of("x\ude00\ud83d"));

        // when
        String written = written(value);

        // then
        assertThat(written).isEqualTo("{\"a\":\"\\ud83dx\",\"\\ude00b\":[\"x\\ude00\\ud83d\"]}");
        assertThat(written("\ud83dx")).isEqualTo("\"\\ud83dx\"");
        assertThat(JsonText.of(value)).isEqualTo(written);
    }

    @Test
    void rejectsWhatIsNotJson() {
        assertThatThrownBy(() -> JsonText.of(List.of(SimpleType.INT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Expected a value that JSON can show, but found one of ");
    }

    private static String written(Object value) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        JsonFactory factory =
                JsonFactory.builder()
                        .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                        .build();
        try (JsonGenerator generator = factory.createGenerator(output)) {
            JsonText.write(value, generator);
        }
        return output.toString(StandardCharsets.UTF_8);
    }
}
