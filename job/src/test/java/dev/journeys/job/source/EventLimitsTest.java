// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.Place;
import dev.journeys.patterns.event.JsonText;
import dev.journeys.patterns.event.PropertyPath;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an event may be at most, and what else is sent to do harm, in every shape. */
class EventLimitsTest {
    private static final Place PLACE = Place.line("events.jsonl", 0, 1);
    private static final String OVER_LIMIT =
            "over-limit: Expected an event at most 100 levels deep with numbers of at most 1000 and"
                    + " names of at most 10000 characters, but found: %s.";
    private static final String ANOTHER_ENCODING =
            "invalid-json: Expected JSON in UTF-8, but found another encoding.";

    /** A shape, and an event of it with a place for a value in its properties, and for a user. */
    private record Shape(String format, String text) {
        byte[] with(byte[] value) {
            return around(text.replace("USER", "u"), value);
        }

        byte[] withUser(String user) {
            return around(text.replace("USER", user), bytes("1"));
        }

        private static byte[] around(String text, byte[] value) {
            int at = text.indexOf("VALUE");
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            whole.writeBytes(bytes(text.substring(0, at)));
            whole.writeBytes(value);
            whole.writeBytes(bytes(text.substring(at + "VALUE".length())));
            return whole.toByteArray();
        }

        @Override
        public String toString() {
            return format;
        }
    }

    private static final List<Shape> SHAPES =
            List.of(
                    shape(
                            "segment",
                            "{'userId':'USER','event':'e','timestamp':1,'properties':{'v':VALUE}}"),
                    shape(
                            "auto",
                            "{'userId':'USER','type':'identify','timestamp':1,'traits':{'v':VALUE}}"),
                    shape(
                            "cloudevents",
                            "{'specversion':'1.0','subject':'USER','type':'e','time':1,'data':{'v':VALUE}}"),
                    shape("masivo", "{'customer_id':'USER','type':'e','issued_at':1,'v':VALUE}"),
                    shape(
                            "xdm",
                            "{'identityMap':{'ECID':[{'id':'USER'}]},'eventType':'e','timestamp':1,'v':VALUE}"),
                    shape(
                            "pointers:user=/d/u,name=/d/n,timestamp=/t,properties=/d",
                            "{'t':1,'d':{'u':'USER','n':'e','v':VALUE}}"));

    private static Shape shape(String format, String text) {
        return new Shape(format, text.replace('\'', '"'));
    }

    /** Of the value: masivo and xdm have it one level higher than the others. */
    private static int levelsAbove(Shape shape) {
        return shape.format().equals("masivo") || shape.format().equals("xdm") ? 1 : 2;
    }

    static Stream<Shape> shapes() {
        return SHAPES.stream();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void readsAHundredLevelsAndNoMore(Shape shape) {
        // given
        int deepest = 100 - levelsAbove(shape);

        // when
        String objects = read(shape, "{\"a\":".repeat(deepest) + "1" + "}".repeat(deepest));
        String arrays = read(shape, "[".repeat(deepest) + "]".repeat(deepest));
        String tooDeep = read(shape, "[".repeat(deepest + 1) + "]".repeat(deepest + 1));
        String farTooDeep = read(shape, "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000));

        // then
        assertThat(objects).isEqualTo("valid");
        assertThat(arrays).isEqualTo("valid");
        assertThat(tooDeep).isEqualTo(OVER_LIMIT.formatted("Document nesting depth (101)"));
        assertThat(farTooDeep).isEqualTo(OVER_LIMIT.formatted("Document nesting depth (101)"));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void readsNumbersOfAThousandCharactersAndNoMore(Shape shape) {
        assertThat(read(shape, "9".repeat(1_000))).isEqualTo("valid");
        assertThat(read(shape, "0." + "9".repeat(998))).isEqualTo("valid");
        assertThat(read(shape, "9".repeat(1_001)))
                .isEqualTo(OVER_LIMIT.formatted("Number value length (1001)"));
        assertThat(read(shape, "9".repeat(1_000_000)))
                .isEqualTo(OVER_LIMIT.formatted("Number value length (1000000)"));
        assertThat(read(shape, "-0." + "0".repeat(3_000) + "1"))
                .startsWith("over-limit: ")
                .contains("Number value length (");
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void readsNamesOfTenThousandCharactersAndNotOfMuchMore(Shape shape) {
        // given that the parser looks at a name's length only when its buffer grows
        int tooLong = 30_000;

        // when
        String longest = read(shape, "{\"" + "n".repeat(10_000) + "\":1}");
        String refused = read(shape, "{\"" + "n".repeat(tooLong) + "\":1}");

        // then
        assertThat(longest).isEqualTo("valid");
        assertThat(refused).startsWith("over-limit: ").contains("but found: Name ");
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void readsUsersOfTenThousandCharactersAndNoMore(Shape shape) {
        // when
        String longest = show(parse(shape.format(), shape.withUser("u".repeat(10_000))));
        String refused = show(parse(shape.format(), shape.withUser("u".repeat(10_001))));

        // then
        assertThat(longest).isEqualTo("valid");
        assertThat(refused)
                .startsWith("invalid-event: Expected at most 10000 characters in '")
                .endsWith("', but found 10001.");
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void readsAMebibyteAndNoMore(Shape shape) {
        // given
        int around = shape.with(new byte[0]).length + 2;
        int longest = EventLimits.MAX_BYTES - around;

        // when
        String fits = read(shape, "\"" + "x".repeat(longest) + "\"");
        String refused = read(shape, "\"" + "x".repeat(longest + 1) + "\"");

        // then
        assertThat(fits).isEqualTo("valid");
        assertThat(refused)
                .isEqualTo(
                        "too-long: Expected an event of at most 1048576 bytes, but found 1048577.");
    }

    static Stream<Arguments> hostile() {
        return SHAPES.stream()
                .flatMap(
                        shape ->
                                Stream.of(
                                        hostile(shape, "1e999999", "valid"),
                                        hostile(shape, "-1e99999999999999999999", "valid"),
                                        hostile(shape, "1e-999999", "valid"),
                                        hostile(shape, "-0", "valid"),
                                        hostile(shape, "[9223372036854775808, 1.5, -0.0]", "valid"),
                                        hostile(shape, "{\"a\":1,\"a\":{},\"a\":[]}", "valid"),
                                        hostile(shape, "\"\\ud83d\"", "valid"),
                                        hostile(shape, "{\"\\ude00\\ud83d\":\"x\"}", "valid"),
                                        hostile(shape, "\"\\u0000\"", "valid"),
                                        hostile(shape, "\"\uFEFF\"", "valid"),
                                        hostile(
                                                shape,
                                                "\"\u0000\"",
                                                "invalid-json: Expected JSON,"),
                                        hostile(shape, "\uFEFF1", "invalid-json: Expected JSON,"),
                                        hostile(shape, "NaN", "invalid-json: Expected JSON,"),
                                        hostile(shape, "01", "invalid-json: Expected JSON,"),
                                        hostile(shape, "\"\t\"", "invalid-json: Expected JSON,"),
                                        hostile(shape, "1 /* c */", "invalid-json: Expected JSON,"),
                                        // Malformed, too long for what they are, half a pair.
                                        hostile(shape, ANOTHER_ENCODING, '"', 0xC3, '"'),
                                        hostile(shape, ANOTHER_ENCODING, '"', 0xFF, '"'),
                                        hostile(shape, ANOTHER_ENCODING, '"', 0xC0, 0x80, '"'),
                                        hostile(
                                                shape,
                                                ANOTHER_ENCODING,
                                                '"',
                                                0xED,
                                                0xA0,
                                                0x80,
                                                '"'),
                                        hostile(
                                                shape,
                                                ANOTHER_ENCODING,
                                                '"',
                                                0xF4,
                                                0x90,
                                                0x80,
                                                0x80,
                                                '"')));
    }

    private static Arguments hostile(Shape shape, String value, String expected) {
        return Arguments.of(shape, bytes(value), expected);
    }

    private static Arguments hostile(Shape shape, String expected, int... value) {
        byte[] bytes = new byte[value.length];
        for (int i = 0; i < value.length; i++) {
            bytes[i] = (byte) value[i];
        }
        return Arguments.of(shape, bytes, expected);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void readsOrRefusesWhatIsSentToDoHarm(Shape shape, byte[] value, String expected) {
        assertThat(show(parse(shape.format(), shape.with(value)))).startsWith(expected);
    }

    private static String read(Shape shape, String value) {
        return show(parse(shape.format(), shape.with(bytes(value))));
    }

    private static EventReading parse(String format, byte[] text) {
        return EventFormats.load(format).parse(text, PLACE);
    }

    /** {@code valid} where all that is later done with properties can be done. */
    private static String show(EventReading reading) {
        if (reading instanceof EventReading.Invalid invalid) {
            return invalid.reason() + ": " + invalid.detail();
        }
        JourneyEvent event = ((EventReading.Valid) reading).event();
        String text = JsonText.of(event.properties().values());
        assertThat(bytes(text)).isEqualTo(bytes(JsonText.of(event.properties().values())));
        event.properties().text(PropertyPath.parse("v.a"));
        return event.properties().values().containsKey("v") ? "valid" : "without properties";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
