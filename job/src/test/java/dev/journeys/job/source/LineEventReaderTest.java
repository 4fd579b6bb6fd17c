// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.connectors.files.Line;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.OutputKind;
import dev.journeys.job.state.OutputRecord;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Queue;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LineEventReaderTest {
    private static final String VALID =
            "{\"userId\":\"u-%s\",\"event\":\"e\",\"timestamp\":17,\"properties\":{\"a\":1}}";

    private OneInputStreamOperatorTestHarness<Line, JourneyEvent> harness;

    @BeforeEach
    void open() throws Exception {
        harness =
                ProcessFunctionTestHarnesses.forProcessFunction(
                        new LineEventReader(
                                List.of("first.jsonl", "žluť.jsonl.gz"),
                                EventFormats.DEFAULT,
                                FutureLimit.none()));
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void turnsValidLinesIntoEventsInTheirOrder() throws Exception {
        // when
        read(line(0, 1, VALID.formatted("1")));
        read(line(1, 7, VALID.formatted("2")));

        // then
        List<JourneyEvent> events = harness.extractOutputValues();
        assertThat(events).extracting(JourneyEvent::user).containsExactly("u-1", "u-2");
        assertThat(events)
                .extracting(event -> event.place().toString())
                .containsExactly("first.jsonl:1", "žluť.jsonl.gz:7");
        assertThat(events).extracting(event -> event.place().rank()).containsExactly(0, 1);
        assertThat(deadLetters()).isNull();
    }

    @Test
    void sendsInvalidLinesToTheDeadLettersWithReasonPlaceAndText() throws Exception {
        // when
        read(line(0, 1, "{\"userId\":\"u\"}"));
        read(line(1, 3, "no \"JSON\" ž"));
        read(line(0, 2, VALID.formatted("1")));

        // then
        assertThat(harness.extractOutputValues()).hasSize(1);
        assertThat(deadLetters())
                .extracting(record -> json(record.getValue()))
                .containsExactly(
                        "{\"reason\":\"invalid-event\",\"detail\":\"Expected the name of the track"
                                + " event in 'event', but found none.\",\"text\":\"{\\\"userId\\\":\\\"u\\\"}\","
                                + "\"place\":\"first.jsonl:1\"}",
                        "{\"reason\":\"invalid-json\",\"detail\":\"Expected JSON, but found at column 4:"
                                + " Unrecognized token 'no': was expecting (JSON String, Number, Array,"
                                + " Object or token 'null', 'true' or 'false')\","
                                + "\"text\":\"no \\\"JSON\\\" ž\",\"place\":\"žluť.jsonl.gz:3\"}");
        assertThat(deadLetters())
                .extracting(record -> record.getValue().kind())
                .containsOnly(OutputKind.DEAD_LETTER);
    }

    @Test
    void sendsALineThatWasCutToTheDeadLetters() throws Exception {
        // given a beginning that would be a valid event
        byte[] beginning = VALID.formatted("1").getBytes(StandardCharsets.UTF_8);

        // when
        read(new Line(Line.NO_TIME, 0, 4, true, beginning));

        // then
        assertThat(harness.extractOutputValues()).isEmpty();
        assertThat(json(deadLetters().element().getValue()))
                .startsWith(
                        "{\"reason\":\"too-long\",\"detail\":\"Expected a line of at most "
                                + beginning.length
                                + " bytes, but found a longer one, of which this is the beginning.\"")
                .endsWith("\"place\":\"first.jsonl:4\"}");
    }

    @Test
    void sendsAnEventTooFarAheadToTheDeadLetters() throws Exception {
        // given
        harness.close();
        Clock beginning = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        harness =
                ProcessFunctionTestHarnesses.forProcessFunction(
                        new LineEventReader(
                                List.of("shop"),
                                EventFormats.DEFAULT,
                                FutureLimit.of(Duration.ofMillis(16), beginning)));

        // when
        read(line(0, 1, VALID.formatted("1")));
        read(line(0, 2, VALID.formatted("2").replace("17", "16")));

        // then
        assertThat(harness.extractOutputValues())
                .extracting(event -> event.place().toString())
                .containsExactly("shop:2");
        assertThat(json(deadLetters().element().getValue()))
                .startsWith("{\"reason\":\"too-far-ahead\",\"detail\":\"Expected an event at most ")
                .contains("\"text\":\"{\\\"userId\\\":\\\"u-1\\\"")
                .endsWith("\"place\":\"shop:1\"}");
    }

    @Test
    void writesADeadLetterForBytesThatAreNoUtf8AndForHalfASurrogatePair() throws Exception {
        // when
        read(new Line(Line.NO_TIME, 0, 1, false, new byte[] {'{', '"', (byte) 0xC3, '"', '}'}));
        read(line(0, 2, "{\"userId\":\"u\",\"type\":\"\\ud83d\"}"));
        read(line(0, 3, "\u0000{\"userId\":\"u\"}"));

        // then
        assertThat(deadLetters()).hasSize(3);
    }

    private void read(Line line) throws Exception {
        harness.processElement(line, line.time());
    }

    private Queue<StreamRecord<OutputRecord>> deadLetters() {
        return harness.getSideOutput(LineEventReader.DEAD_LETTERS);
    }

    private static Line line(int file, long number, String text) {
        return new Line(17, file, number, false, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String json(OutputRecord record) {
        return new String(record.json(), StandardCharsets.UTF_8);
    }
}
