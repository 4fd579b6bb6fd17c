// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeys.job.delivery.Transition.Type;
import dev.journeys.job.state.CountRecord;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.OutputKind;
import dev.journeys.job.state.OutputRecord;
import dev.journeys.job.state.Place;
import dev.journeys.patterns.compile.CompiledSend;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutputFormatTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long TEN_O_CLOCK = 1_772_359_200_000L;
    private static final Passage PASSAGE =
            new Passage("cart", 2, "abc", "žluť \"1\"", "s-9", TEN_O_CLOCK);
    private static final Passage WITHOUT_IDENTIFIER =
            new Passage("cart", 2, "abc", "u", null, TEN_O_CLOCK);
    private static final CompiledSend BARE_SEND = send(Optional.empty(), Optional.empty());

    private final OutputFormat format = new OutputFormat();

    @Test
    void writesATransitionWithAllThatItCanCarry() {
        // given
        Transition transition =
                new Transition(
                        Type.RESTARTED,
                        "wait",
                        "cart changed",
                        "why",
                        TEN_O_CLOCK + 3_600_000,
                        "d-1",
                        TEN_O_CLOCK + 1);

        // when
        OutputRecord record = format.transition(PASSAGE, transition);

        // then
        assertThat(record.kind()).isEqualTo(OutputKind.TRANSITION);
        assertThat(record.user()).isEqualTo("žluť \"1\"");
        assertThat(text(record))
                .isEqualTo(
                        "{\"type\":\"restarted\",\"journey\":\"cart\",\"version\":2,\"instance\":\"abc\","
                                + "\"userId\":\"žluť \\\"1\\\"\",\"identifier\":\"s-9\",\"step\":\"wait\","
                                + "\"branch\":\"cart changed\",\"reason\":\"why\","
                                + "\"until\":\"2026-03-01T11:00:00.000Z\",\"delivery\":\"d-1\","
                                + "\"timestamp\":\"2026-03-01T10:00:00.001Z\"}");
    }

    @ParameterizedTest
    @EnumSource(Type.class)
    void leavesOutWhatATransitionDoesNotCarry(Type type) {
        // when
        OutputRecord record =
                format.transition(
                        WITHOUT_IDENTIFIER, new Transition(type, null, null, null, null, null, 0));

        // then
        assertThat(text(record))
                .isEqualTo(
                        "{\"type\":\"%s\",\"journey\":\"cart\",\"version\":2,\"instance\":\"abc\","
                                        .formatted(type.name().toLowerCase(java.util.Locale.ROOT))
                                + "\"userId\":\"u\",\"timestamp\":\"1970-01-01T00:00:00.000Z\"}");
    }

    @Test
    void keepsAnEmptyIdentifierThatIsNotAbsent() {
        // given
        Passage empty = new Passage("cart", 2, "abc", "u", "", TEN_O_CLOCK);

        // when
        OutputRecord record =
                format.transition(
                        empty, new Transition(Type.ENTERED, null, null, null, null, null, 0));

        // then
        assertThat(text(record)).contains("\"identifier\":\"\"");
    }

    @Test
    void writesADelivery() {
        // given
        CompiledSend send = send(Optional.of("Cart Abandoned"), Optional.of("email"));

        // when
        OutputRecord record =
                format.delivery(
                        PASSAGE,
                        send,
                        "d-1",
                        "nudge",
                        TEN_O_CLOCK + 3_600_000,
                        line ->
                                line.generated(
                                        json -> {
                                            json.writeStartObject();
                                            json.writeNumberField("a", 1);
                                            json.writeEndObject();
                                        }));

        // then
        assertThat(record.kind()).isEqualTo(OutputKind.DELIVERY);
        assertThat(record.user()).isEqualTo("žluť \"1\"");
        assertThat(record.destination()).isEqualTo("mail");
        assertThat(text(record))
                .isEqualTo(
                        "{\"id\":\"d-1\",\"destination\":\"mail\",\"channel\":\"email\",\"type\":\"track\","
                                + "\"event\":\"Cart Abandoned\",\"userId\":\"žluť \\\"1\\\"\","
                                + "\"timestamp\":\"2026-03-01T11:00:00.000Z\",\"journey\":{\"id\":\"cart\","
                                + "\"version\":2,\"step\":\"nudge\",\"instance\":\"abc\","
                                + "\"enteredAt\":\"2026-03-01T10:00:00.000Z\"},\"properties\":{\"a\":1}}");
    }

    @Test
    void namesADeliveryAfterItsStepAndLeavesOutTheChannelThatItLacks() {
        // when
        OutputRecord record =
                format.delivery(
                        WITHOUT_IDENTIFIER,
                        BARE_SEND,
                        "d-1",
                        "nudge",
                        0,
                        OutputFormat.journeyContext(Map.of()));

        // then
        assertThat(text(record))
                .startsWith(
                        "{\"id\":\"d-1\",\"destination\":\"mail\",\"type\":\"track\",\"event\":\"nudge\",")
                .endsWith("\"properties\":{\"journey_context\":{}}}");
    }

    @Test
    void writesTheContextAsItWasCapturedInItsOrder() throws Exception {
        // given
        Map<String, byte[]> context = new LinkedHashMap<>();
        context.put("z", utf8("{\"n\": 1.50, \"s\":\"ž\\u017e\"}"));
        context.put("a - \"b\"", utf8("{}"));

        // when
        OutputRecord record = deliveryOf(context);

        // then
        assertThat(text(record))
                .endsWith(
                        "\"properties\":{\"journey_context\":{\"z\":{\"n\": 1.50, \"s\":\"ž\\u017e\"},"
                                + "\"a - \\\"b\\\"\":{}}}}");
        assertThat(JSON.readTree(record.json())).isNotNull();
    }

    @Test
    void keepsCapturedPropertiesWithLineBreaksOnOneLine() throws Exception {
        // given
        byte[] properties = utf8("{\r\n \"a\": \"x\\ny\",\n\"b\":\r[1,\n2]}");

        // when
        OutputRecord record = deliveryOf(Map.of("e", properties));

        // then
        assertThat(text(record)).doesNotContain("\n", "\r");
        assertThat(JSON.readTree(record.json()).at("/properties/journey_context/e"))
                .isEqualTo(JSON.readTree(properties));
    }

    @Test
    void writesALateEvent() {
        // given
        byte[] raw = utf8("{\"userId\":\"u\",\n\"x\":\"ž\"}");
        JourneyEvent event =
                new JourneyEvent(
                        "u", "e", false, TEN_O_CLOCK, null, raw, 0, 0, Place.line("a.jsonl", 0, 3));

        // when
        OutputRecord record = format.late(event, TEN_O_CLOCK + 5);

        // then
        assertThat(record.kind()).isEqualTo(OutputKind.LATE);
        assertThat(record.user()).isEqualTo("u");
        assertThat(text(record))
                .isEqualTo(
                        "{\"reason\":\"late\",\"detail\":\"Expected an event after the watermark"
                                + " 2026-03-01T10:00:00.005Z, but found one of 2026-03-01T10:00:00.000Z.\","
                                + "\"text\":\"{\\\"userId\\\":\\\"u\\\",\\n\\\"x\\\":\\\"ž\\\"}\","
                                + "\"place\":\"a.jsonl:3\",\"timestamp\":\"2026-03-01T10:00:00.000Z\"}");
    }

    @Test
    void writesADeadLetterWithoutATimestamp() {
        // when
        OutputRecord record = format.deadLetter("invalid-json", "why", "{\r\n", "a.jsonl:3");

        // then
        assertThat(record.kind()).isEqualTo(OutputKind.DEAD_LETTER);
        assertThat(record.user()).isEmpty();
        assertThat(text(record))
                .isEqualTo(
                        "{\"reason\":\"invalid-json\",\"detail\":\"why\",\"text\":\"{\\r\\n\","
                                + "\"place\":\"a.jsonl:3\"}");
    }

    @Test
    void writesACount() {
        // when
        OutputRecord record = format.count(new CountRecord("cart", "entered", Long.MAX_VALUE));

        // then
        assertThat(record.kind()).isEqualTo(OutputKind.COUNTS);
        assertThat(record.user()).isEmpty();
        assertThat(text(record))
                .isEqualTo(
                        "{\"journey\":\"cart\",\"name\":\"entered\",\"count\":9223372036854775807}");
    }

    @Test
    void writesHalfASurrogatePairAsAnEscape() throws Exception {
        // given an identifier that some property had
        Passage passage = new Passage("cart", 2, "abc", "u", "x\uD83D", TEN_O_CLOCK);

        // when
        OutputRecord record =
                format.transition(
                        passage, new Transition(Type.EXITED, null, null, "\uDE00", null, null, 0));

        // then
        assertThat(text(record)).contains("\"identifier\":\"x\\ud83d\"", "\"reason\":\"\\ude00\"");
        assertThat(JSON.readTree(record.json()).get("identifier").asText()).isEqualTo("x\uD83D");
    }

    private OutputRecord deliveryOf(Map<String, byte[]> context) {
        return format.delivery(
                WITHOUT_IDENTIFIER, BARE_SEND, "d", "s", 0, OutputFormat.journeyContext(context));
    }

    private static CompiledSend send(Optional<String> event, Optional<String> channel) {
        return new CompiledSend("mail", event, Optional.empty(), channel, Optional.empty());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(OutputRecord record) {
        return new String(record.json(), StandardCharsets.UTF_8);
    }
}
