// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.job.source.EventFormats;
import dev.journeys.job.source.EventParser;
import dev.journeys.job.source.EventReading;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.Place;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentEventFormatTest {
    private static final Place PLACE = Place.line("events.jsonl", 0, 7);
    private static final long TEN_O_CLOCK = 1_772_359_200_000L;

    private static final String USER = "\"userId\":\"u\"";
    private static final String EVENT = "\"event\":\"e\"";
    private static final String TIME = "\"timestamp\":\"2026-03-01T10:00:00.000Z\"";

    private static final String NO_TIME =
            "invalid-event: Expected an ISO-8601 time with zone, or epoch milliseconds, between the"
                    + " years 1 and 9999, in 'timestamp', but found '%s'.";
    private static final String NO_USER =
            "invalid-event: Expected a user in 'userId' or 'anonymousId', but found neither.";
    private static final String NO_NAME =
            "invalid-event: Expected the name of the track event in 'event', but found none.";
    private static final String HALF_A_PAIR =
            "invalid-event: Expected text in '%s', but found half of a surrogate pair.";

    private final EventParser parser = EventFormats.load("segment");

    static Stream<Arguments> users() {
        return Stream.of(
                user("\"userId\":\"u-1\"", "u-1"),
                user("\"userId\":\"žluť \uD83D\uDE00\"", "žluť \uD83D\uDE00"),
                user("\"userId\":\"\\u017elu\\u0165 \\ud83d\\ude00\"", "žluť \uD83D\uDE00"),
                user("\"userId\":\" \"", " "),
                user("\"userId\":4", "4"),
                user("\"userId\":4.0", "4"),
                user("\"userId\":-0", "0"),
                user("\"userId\":0.10", "0.1"),
                user("\"userId\":1e3", "1000"),
                user("\"userId\":1e21", "1e+21"),
                user("\"userId\":12345678901234567890", "12345678901234567890"),
                user("\"userId\":\"u\",\"anonymousId\":\"a\"", "u"),
                user("\"anonymousId\":\"a\",\"userId\":\"u\"", "u"),
                user("\"anonymousId\":\"a\"", "a"),
                user("\"anonymousId\":7", "7"),
                user("\"userId\":null,\"anonymousId\":\"a\"", "a"),
                user("\"userId\":\"\",\"anonymousId\":\"a\"", "a"),
                user("\"userId\":\"first\",\"userId\":\"last\"", "last"),
                user("\"userId\":\"first\",\"userId\":null,\"anonymousId\":\"a\"", "a"));
    }

    private static Arguments user(String fields, String user) {
        return Arguments.of(fields, user);
    }

    @ParameterizedTest
    @MethodSource("users")
    void readsTheUser(String fields, String expected) {
        assertThat(valid(fields, EVENT, TIME).user()).isEqualTo(expected);
    }

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("\"event\":\"e\"", "e", false),
                Arguments.of("\"type\":\"track\",\"event\":\"e\"", "e", false),
                Arguments.of("\"type\":null,\"event\":\"e\"", "e", false),
                Arguments.of("\"event\":\" \"", " ", false),
                Arguments.of("\"event\":\"identify\"", "identify", false),
                Arguments.of("\"event\":\"first\",\"event\":\"last\"", "last", false),
                Arguments.of("\"type\":\"identify\"", "identify", true),
                Arguments.of("\"type\":\"identify\",\"event\":\"e\"", "identify", true),
                Arguments.of("\"type\":\"page\"", "page", false),
                Arguments.of("\"type\":\"page\",\"event\":null", "page", false),
                Arguments.of("\"type\":\"screen\"", "screen", false),
                Arguments.of("\"type\":\"group\"", "group", false),
                Arguments.of("\"type\":\"page\",\"type\":\"group\"", "group", false));
    }

    @ParameterizedTest
    @MethodSource("names")
    void readsTheName(String fields, String name, boolean identify) {
        // when
        JourneyEvent event = valid(USER, fields, TIME);

        // then
        assertThat(event.name()).isEqualTo(name);
        assertThat(event.identify()).isEqualTo(identify);
    }

    static Stream<Arguments> properties() {
        return Stream.of(
                Arguments.of("", "{}"),
                Arguments.of("\"properties\":null", "{}"),
                Arguments.of("\"properties\":{}", "{}"),
                Arguments.of("\"properties\":{\"a\":1}", "{\"a\":1}"),
                Arguments.of("\"properties\" : {\"a\": [ 1,{}] }", "{\"a\": [ 1,{}] }"),
                Arguments.of(
                        "\"x\":\"žluť 東京\",\"properties\":{\"ž\":\"\uD83D\uDE00}\"},\"y\":{}",
                        "{\"ž\":\"\uD83D\uDE00}\"}"),
                Arguments.of("\"properties\":{\"a\":1},\"properties\":{\"a\":2}", "{\"a\":2}"),
                Arguments.of("\"properties\":{\"a\":1},\"properties\":null", "{}"),
                Arguments.of("\"properties\":{\"a\":1},\"traits\":{\"b\":2}", "{\"a\":1}"),
                Arguments.of("\"type\":\"page\",\"traits\":{\"b\":2}", "{}"),
                Arguments.of("\"type\":\"identify\",\"traits\":{\"b\":2}", "{\"b\":2}"),
                Arguments.of("\"type\":\"identify\",\"properties\":{\"a\":1}", "{\"a\":1}"),
                Arguments.of(
                        "\"type\":\"identify\",\"traits\":null,\"properties\":{\"a\":1}",
                        "{\"a\":1}"),
                Arguments.of("\"traits\":{},\"properties\":{\"a\":1},\"type\":\"identify\"", "{}"),
                Arguments.of(
                        "\"properties\":{\"a\":1},\"traits\":{\"b\":2},\"type\":\"group\"",
                        "{\"b\":2}"),
                Arguments.of("\"context\":{\"properties\":{\"a\":1}},\"z\":[[{}]]", "{}"));
    }

    @ParameterizedTest
    @MethodSource("properties")
    void findsThePropertiesAsTheyWereWritten(String fields, String expected) {
        // when
        JourneyEvent event = valid(USER, EVENT, TIME, fields);

        // then
        assertThat(new String(event.properties().toBytes(), StandardCharsets.UTF_8))
                .isEqualTo(expected);
    }

    static Stream<Arguments> timestamps() {
        return Stream.of(
                Arguments.of("\"2026-03-01T10:00:00.000Z\"", TEN_O_CLOCK),
                Arguments.of("\"2026-03-01T10:00:00Z\"", TEN_O_CLOCK),
                Arguments.of("\"2026-03-01T10:00Z\"", TEN_O_CLOCK),
                Arguments.of("\"2026-03-01t10:00:00z\"", TEN_O_CLOCK),
                Arguments.of("\"2026-03-01T10:00:00.5Z\"", TEN_O_CLOCK + 500),
                Arguments.of("\"2026-03-01T10:00:00.999999999Z\"", TEN_O_CLOCK + 999),
                Arguments.of("\"2026-03-01T10:00:00.0019999999999Z\"", TEN_O_CLOCK + 1),
                Arguments.of("\"1969-12-31T23:59:59.9999Z\"", -1L),
                Arguments.of("\"2026-03-01T12:00:00+02:00\"", TEN_O_CLOCK),
                Arguments.of("\"2026-03-01T04:30:00-0530\"", TEN_O_CLOCK),
                Arguments.of("\"2026-02-28T24:00:00Z\"", null),
                Arguments.of("\"2026-03-01T23:00:00+13\"", TEN_O_CLOCK),
                Arguments.of("\"0001-01-01T00:00:00Z\"", -62_135_596_800_000L),
                Arguments.of("\"9999-12-31T23:59:59.999Z\"", 253_402_300_799_999L),
                Arguments.of("\"0001-01-01T00:00:00+01:00\"", null),
                Arguments.of("\"9999-12-31T23:59:59-01:00\"", null),
                Arguments.of("\"2024-02-29T00:00:00Z\"", 1_709_164_800_000L),
                Arguments.of("\"2026-02-29T00:00:00Z\"", null),
                Arguments.of("\"2026-03-01T10:00:00\"", null),
                Arguments.of("\"2026-03-01 10:00:00Z\"", null),
                Arguments.of("\"2026-03-01\"", null),
                Arguments.of("\"1772359200000\"", null),
                Arguments.of("\"\"", null),
                Arguments.of("\"yesterday\"", null),
                Arguments.of("1772359200000", TEN_O_CLOCK),
                Arguments.of("1772359200000.9", TEN_O_CLOCK),
                Arguments.of("1.7723592e12", TEN_O_CLOCK),
                Arguments.of("0", 0L),
                Arguments.of("-1", -1L),
                Arguments.of("-0.5", -1L),
                Arguments.of("-62135596800000", -62_135_596_800_000L),
                Arguments.of("-62135596800001", null),
                Arguments.of("253402300799999", 253_402_300_799_999L),
                Arguments.of("253402300800000", null),
                Arguments.of("9223372036854775808", null),
                Arguments.of("1e999", null),
                Arguments.of("true", null),
                Arguments.of("{}", null),
                Arguments.of("[1772359200000]", null));
    }

    @ParameterizedTest
    @MethodSource("timestamps")
    void readsTheTimestamp(String json, Long expected) {
        // when
        String reading = read(USER, EVENT, "\"timestamp\":" + json);

        // then
        if (expected == null) {
            String found =
                    json.startsWith("[") || json.startsWith("{")
                            ? json.charAt(0) + "…"
                            : json.replace("\"", "");
            assertThat(reading).isEqualTo(NO_TIME.formatted(found));
        } else {
            assertThat(reading).isEqualTo("u|e|" + expected + "|null");
        }
    }

    @Test
    void takesTheTimestampOfTheRecordWhereTheEventHasNone() {
        // given
        byte[] without = object(USER, EVENT, "\"timestamp\":null");
        byte[] with = object(USER, EVENT, TIME);

        // when
        EventReading taken = parser.parse(without, PLACE, 5L);
        EventReading ignored = parser.parse(with, PLACE, 5L);

        // then
        assertThat(show(taken)).isEqualTo("u|e|5|null");
        assertThat(show(ignored)).isEqualTo("u|e|" + TEN_O_CLOCK + "|null");
    }

    @Test
    void doesNotTakeTheTimestampOfTheRecordForAnInvalidOne() {
        // when
        EventReading reading =
                parser.parse(object(USER, EVENT, "\"timestamp\":\"soon\""), PLACE, 5L);

        // then
        assertThat(show(reading)).isEqualTo(NO_TIME.formatted("soon"));
    }

    static Stream<Arguments> messageIds() {
        return Stream.of(
                Arguments.of("\"messageId\":\"m-1\"", "m-1"),
                Arguments.of("\"messageId\":17", "17"),
                Arguments.of("\"messageId\":\"\"", ""),
                Arguments.of("\"messageId\":null", "null"),
                Arguments.of("\"messageId\":\"a\",\"messageId\":\"b\"", "b"));
    }

    @ParameterizedTest
    @MethodSource("messageIds")
    void readsTheMessageId(String field, String expected) {
        assertThat(read(USER, EVENT, TIME, field)).isEqualTo("u|e|" + TEN_O_CLOCK + "|" + expected);
    }

    static Stream<Arguments> invalidEvents() {
        return Stream.of(
                invalid(NO_USER, EVENT, TIME),
                invalid(NO_USER, "\"userId\":null", EVENT, TIME),
                invalid(NO_USER, "\"userId\":\"\",\"anonymousId\":\"\"", EVENT, TIME),
                invalid(notText("userId", "a text or a number", "true"), "\"userId\":true"),
                invalid(notText("userId", "a text or a number", "{…"), "\"userId\":{\"a\":1}"),
                invalid(notText("userId", "a text or a number", "[…"), "\"userId\":[\"u\"]"),
                invalid(notText("userId", "a text or a number", "1e999"), "\"userId\":1e999"),
                invalid(
                        notText("anonymousId", "a text or a number", "false"),
                        USER,
                        "\"anonymousId\":false"),
                invalid(notText("type", "a text", "1"), USER, EVENT, TIME, "\"type\":1"),
                invalid(
                        "invalid-event: Expected 'track', 'identify', 'page', 'screen' or 'group' in"
                                + " 'type', but found 'alias'.",
                        USER,
                        EVENT,
                        TIME,
                        "\"type\":\"alias\""),
                invalid(
                        "invalid-event: Expected 'track', 'identify', 'page', 'screen' or 'group' in"
                                + " 'type', but found ''.",
                        USER,
                        EVENT,
                        TIME,
                        "\"type\":\"\""),
                invalid(
                        "invalid-event: Expected 'track', 'identify', 'page', 'screen' or 'group' in"
                                + " 'type', but found 'Track'.",
                        USER,
                        EVENT,
                        TIME,
                        "\"type\":\"Track\""),
                invalid(NO_NAME, USER, TIME),
                invalid(NO_NAME, USER, TIME, "\"event\":\"\""),
                invalid(NO_NAME, USER, TIME, "\"event\":null"),
                invalid(NO_NAME, USER, TIME, "\"type\":\"track\""),
                invalid(notText("event", "a text", "5"), USER, TIME, "\"event\":5"),
                invalid(
                        "invalid-event: Expected a time in 'timestamp', but found none, and the record"
                                + " has none either.",
                        USER,
                        EVENT),
                invalid(
                        "invalid-event: Expected a time in 'timestamp', but found none, and the record"
                                + " has none either.",
                        USER,
                        EVENT,
                        "\"timestamp\":null"),
                invalid(
                        notText("properties", "an object", "[…"),
                        USER,
                        EVENT,
                        TIME,
                        "\"properties\":[]"),
                invalid(
                        notText("properties", "an object", "text"),
                        USER,
                        EVENT,
                        TIME,
                        "\"properties\":\"text\""),
                invalid(
                        notText("properties", "an object", "0"),
                        USER,
                        EVENT,
                        TIME,
                        "\"properties\":0"),
                invalid(
                        notText("traits", "an object", "[…"),
                        USER,
                        TIME,
                        "\"type\":\"identify\",\"traits\":[]"),
                invalid(
                        notText("messageId", "a text or a number", "{…"),
                        USER,
                        EVENT,
                        TIME,
                        "\"messageId\":{}"),
                invalid(
                        NO_TIME.formatted("x".repeat(100) + "…"),
                        USER,
                        EVENT,
                        "\"timestamp\":\"" + "x".repeat(5_000) + "\""));
    }

    private static Arguments invalid(String expected, String... fields) {
        return Arguments.of(expected, String.join(",", fields));
    }

    private static String notText(String field, String expected, String found) {
        return "invalid-event: Expected %s in '%s', but found '%s'."
                .formatted(expected, field, found);
    }

    @ParameterizedTest
    @MethodSource("invalidEvents")
    void saysWhichRuleAnEventBreaks(String expected, String fields) {
        assertThat(read(fields)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"userId", "anonymousId", "event", "messageId", "type"})
    void refusesHalfASurrogatePairWhichNoOutputCouldCarry(String field) {
        // given
        String[] fields = {USER, EVENT, TIME, "\"" + field + "\":\"x\\ud83d\""};

        // when
        String reading = read(fields);

        // then
        assertThat(reading).isEqualTo(HALF_A_PAIR.formatted(field));
    }

    @Test
    void quotesNoHalfOfASurrogatePair() {
        // given an emoji that begins with the last character quoted
        String quoted = "x".repeat(99);
        String json = "\"timestamp\":\"" + quoted + "\uD83D\uDE00 and more\"";

        // when
        String reading = read(USER, EVENT, json);

        // then
        assertThat(reading).isEqualTo(NO_TIME.formatted(quoted + "…"));
    }

    @Test
    void quotesAShortBeginningOfALongType() {
        // when
        String reading = read(USER, EVENT, TIME, "\"type\":\"" + "x".repeat(5_000) + "\"");

        // then
        assertThat(reading).endsWith("but found '" + "x".repeat(100) + "…'.");
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of(
                        "", "invalid-event: Expected a JSON object, but found something else."),
                Arguments.of(
                        " \t", "invalid-event: Expected a JSON object, but found something else."),
                Arguments.of(
                        "null", "invalid-event: Expected a JSON object, but found something else."),
                Arguments.of(
                        "[]", "invalid-event: Expected a JSON object, but found something else."),
                Arguments.of(
                        "\"{}\"",
                        "invalid-event: Expected a JSON object, but found something else."),
                Arguments.of(
                        "12", "invalid-event: Expected a JSON object, but found something else."),
                Arguments.of("{}", NO_USER),
                Arguments.of(
                        "{} {}",
                        "invalid-json: Expected one JSON object, but found more behind it."),
                Arguments.of(
                        "{\"userId\":}",
                        "invalid-json: Expected JSON, but found at column 11: Unexpected character"
                                + " ('}' (code 125)): expected a value"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void saysWhatATextIsThatIsNoEvent(String text, String expected) {
        assertThat(show(parser.parse(utf8(text), PLACE))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", " x", "}", "]", ",", "\"", "\u0000"})
    void refusesTrailingGarbage(String garbage) {
        // given
        byte[] text = utf8("{" + String.join(",", USER, EVENT, TIME) + "}" + garbage);

        // when
        EventReading reading = parser.parse(text, PLACE);

        // then
        assertThat(show(reading)).startsWith("invalid-json: Expected ");
    }

    @Test
    void allowsWhiteSpaceAroundTheObject() {
        // given
        byte[] text = utf8(" \t{" + String.join(" , ", USER, EVENT, TIME) + "}\r\n ");

        // when
        EventReading reading = parser.parse(text, PLACE);

        // then
        assertThat(show(reading)).isEqualTo("u|e|" + TEN_O_CLOCK + "|null");
    }

    @Test
    void findsThePropertiesBehindAByteOrderMark() {
        // given
        byte[] text =
                utf8("\uFEFF{" + String.join(",", USER, EVENT, TIME, "\"properties\":{\"a\":1}}"));

        // when
        EventReading reading = parser.parse(text, PLACE);

        // then
        assertThat(((EventReading.Valid) reading).event().properties().values())
                .containsEntry("a", 1L);
    }

    @Test
    void keepsTheTextAndThePlace() {
        // when
        JourneyEvent event = valid(USER, EVENT, TIME);

        // then
        assertThat(event.text()).isEqualTo("{" + String.join(",", USER, EVENT, TIME) + "}");
        assertThat(event.place()).isEqualTo(PLACE);
    }

    @Test
    void readsOrRefusesEveryTruncationOfAValidLine() {
        // given
        byte[] line = everyField();

        for (int length = 0; length < line.length; length++) {
            // when
            EventReading reading = parser.parse(Arrays.copyOf(line, length), PLACE);

            // then
            assertThat(reading).isInstanceOf(EventReading.Invalid.class);
        }
    }

    @Test
    void readsOrRefusesEveryLineWithAnotherByte() {
        // given
        byte[] line = everyField();
        byte[] bytes = {0, '"', '\\', '{', '}', ',', '0', '-', 'e', (byte) 0x80, (byte) 0xC3};
        byte[] more = {(byte) 0xED, (byte) 0xF0, (byte) 0xFE, (byte) 0xFF};

        for (int i = 0; i < line.length; i++) {
            for (int j = 0; j < bytes.length + more.length; j++) {
                byte[] changed = line.clone();
                changed[i] = j < bytes.length ? bytes[j] : more[j - bytes.length];

                // when
                EventReading reading = parser.parse(changed, PLACE);

                // then
                assertUsable(reading);
            }
        }
    }

    @Test
    void readsOrRefusesGarbage() {
        // given
        Random random = new Random(13);
        String[] tokens = {
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"",
            "\"userId\"",
            "\"type\"",
            "\"u\"",
            "null",
            "true",
            "-",
            "1e9999",
            "\\u",
            "\\ud83d",
            "\uFEFF",
            " ",
            "\u0000",
            "\"properties\"",
            "\"timestamp\"",
            "7"
        };

        for (int i = 0; i < 20_000; i++) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            for (int j = random.nextInt(10); j >= 0; j--) {
                text.writeBytes(utf8(tokens[random.nextInt(tokens.length)]));
                if (random.nextInt(8) == 0) {
                    text.write(random.nextInt(256));
                }
            }

            // when
            EventReading reading = parser.parse(text.toByteArray(), PLACE);

            // then
            assertUsable(reading);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE"})
    void refusesEncodingsOtherThanUtf8(String encoding) {
        // given
        byte[] whole =
                new String(everyField(), StandardCharsets.UTF_8)
                        .getBytes(Charset.forName(encoding));

        for (int length = 2; length <= whole.length; length++) {
            // when
            EventReading reading = parser.parse(Arrays.copyOf(whole, length), PLACE);

            // then
            assertThat(reading).isInstanceOf(EventReading.Invalid.class);
        }
    }

    private static byte[] everyField() {
        return utf8(
                "{\"messageId\":\"m-ž\",\"type\":\"identify\",\"userId\":\"u-\uD83D\uDE00\","
                        + "\"anonymousId\":17.5,\"event\":\"e\",\"timestamp\":\"2026-03-01T10:00:00.000Z\","
                        + "\"properties\":{\"a\":[1,-2.5e3,true,null,\"\\u017e\"]},\"traits\":{\"b\":{}},"
                        + "\"x\":[{}]}");
    }

    /** What is valid can be used to its end. */
    private static void assertUsable(EventReading reading) {
        if (reading instanceof EventReading.Valid valid) {
            assertThat(valid.event().properties().values()).isNotNull();
            assertThat(valid.event().text()).isNotEmpty();
        } else {
            assertThat(((EventReading.Invalid) reading).detail()).isNotEmpty();
        }
    }

    private JourneyEvent valid(String... fields) {
        EventReading reading = parser.parse(object(fields), PLACE);
        assertThat(reading).isInstanceOf(EventReading.Valid.class);
        return ((EventReading.Valid) reading).event();
    }

    private String read(String... fields) {
        return show(parser.parse(object(fields), PLACE));
    }

    private static byte[] object(String... fields) {
        String[] present =
                Arrays.stream(fields).filter(field -> !field.isEmpty()).toArray(String[]::new);
        return utf8("{" + String.join(",", present) + "}");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** {@code user|name|time|message id}, or {@code reason: detail}. */
    private static String show(EventReading reading) {
        if (reading instanceof EventReading.Valid valid) {
            JourneyEvent event = valid.event();
            return event.user()
                    + "|"
                    + event.name()
                    + "|"
                    + event.timestamp()
                    + "|"
                    + event.messageId();
        }
        EventReading.Invalid invalid = (EventReading.Invalid) reading;
        return invalid.reason() + ": " + invalid.detail();
    }
}
