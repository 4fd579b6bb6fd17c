// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.Place;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventBuilderTest {
    private static final byte[] TEXT = bytes("u;bought;17");
    private static final Place PLACE = Place.line("events.csv", 0, 1);

    @Test
    void makesAnEventOfWhatItIsGiven() {
        // when
        EventReading reading = complete().messageId("").properties(bytes("{\"a\":1}")).build();

        // then
        JourneyEvent event = ((EventReading.Valid) reading).event();
        assertThat(event.user()).isEqualTo("u");
        assertThat(event.name()).isEqualTo("bought");
        assertThat(event.identify()).isFalse();
        assertThat(event.timestamp()).isEqualTo(17);
        assertThat(event.messageId()).isEmpty();
        assertThat(event.place()).isEqualTo(PLACE);
        assertThat(event.properties().values()).containsOnlyKeys("a");
        assertThat(event.text()).isEqualTo("u;bought;17\n{\"a\":1}");
    }

    @Test
    void needsNeitherMessageIdNorProperties() {
        // when
        EventReading reading = complete().build();

        // then
        JourneyEvent event = ((EventReading.Valid) reading).event();
        assertThat(event.messageId()).isNull();
        assertThat(event.properties().values()).isEmpty();
        assertThat(event.text()).isEqualTo("u;bought;17");
    }

    @Test
    void changesTheProfileByAnEventThatIsNamedIdentify() {
        // when
        EventReading reading = complete().name("identify").build();

        // then
        assertThat(((EventReading.Valid) reading).event().identify()).isTrue();
    }

    static Stream<Arguments> invalid() {
        return Stream.of(
                invalid(
                        event -> event.user(null),
                        "invalid-event: Expected a user, but found none."),
                invalid(event -> event.user(""), "invalid-event: Expected a user, but found none."),
                invalid(
                        event -> event.name(null),
                        "invalid-event: Expected the name of the event, but found none."),
                invalid(
                        event -> event.name(""),
                        "invalid-event: Expected the name of the event, but found none."),
                invalid(
                        event -> event.timestamp(null),
                        "invalid-event: Expected a time, but found none."),
                invalid(
                        event -> event.timestamp(Long.MAX_VALUE),
                        "invalid-event: Expected a time between the years 1 and 9999, but found"
                                + " 9223372036854775807."),
                invalid(
                        event -> event.user("\ud83d"),
                        "invalid-event: Expected text as the user, but found half of a surrogate pair."),
                invalid(
                        event -> event.name("n".repeat(10_001)),
                        "invalid-event: Expected a name of at most 10000 characters, but found 10001."),
                invalid(
                        event -> event.messageId("i".repeat(10_001)),
                        "invalid-event: Expected a message id of at most 10000 characters, but found"
                                + " 10001."),
                invalid(
                        event -> event.properties(bytes("[]")),
                        "invalid-event: Expected properties as one JSON object in UTF-8."),
                invalid(
                        event -> event.properties(bytes(" ")),
                        "invalid-event: Expected properties as one JSON object in UTF-8."),
                invalid(
                        event -> event.properties(bytes("{}{}")),
                        "invalid-event: Expected properties as one JSON object in UTF-8."),
                invalid(
                        event ->
                                event.properties(
                                        new byte[] {
                                            '{', '"', (byte) 0xC0, (byte) 0x80, '"', ':', '1', '}'
                                        }),
                        "invalid-event: Expected properties as one JSON object in UTF-8."),
                invalid(
                        event -> event.properties(bytes("{\"a\"}")),
                        "invalid-event: Expected properties as JSON, but found: Unexpected character"
                                + " ('}' (code 125)): was expecting a colon to separate field name and"
                                + " value"),
                invalid(
                        event ->
                                event.properties(
                                        bytes("{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}")),
                        "over-limit: Expected an event at most 100 levels deep with numbers of at most"
                                + " 1000 and names of at most 10000 characters, but found: Document nesting"
                                + " depth (101)."),
                invalid(
                        event -> event.properties(new byte[EventLimits.MAX_BYTES + 1]),
                        "too-long: Expected an event of at most 1048576 bytes, but found 1048577."));
    }

    private static Arguments invalid(UnaryOperator<EventBuilder> change, String expected) {
        return Arguments.of(change, expected);
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void saysWhichRuleAnEventBreaks(UnaryOperator<EventBuilder> change, String expected) {
        // when
        EventReading reading = change.apply(complete()).build();

        // then
        EventReading.Invalid invalid = (EventReading.Invalid) reading;
        assertThat(invalid.reason() + ": " + invalid.detail()).isEqualTo(expected);
    }

    private static EventBuilder complete() {
        return EventBuilder.of(TEXT, PLACE).user("u").name("bought").timestamp(17L);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
