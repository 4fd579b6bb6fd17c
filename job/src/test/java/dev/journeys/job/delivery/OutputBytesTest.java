// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.journeys.job.delivery.Transition.Type;
import dev.journeys.job.state.CountRecord;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.OutputRecord;
import dev.journeys.patterns.compile.CompiledSend;
import dev.journeys.patterns.event.JsonText;
import dev.journeys.patterns.parse.Problem;
import dev.journeys.patterns.parse.ProblemCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records have the bytes that Jackson gives, whatever is in them: consumers have stored them. */
class OutputBytesTest {
    private static final int TIMES = 5_000;

    private final OutputFormat format = new OutputFormat();
    private final RandomTexts random = new RandomTexts(5);

    @Test
    void areJacksonsInTransitions() throws IOException {
        Passage passage = passage();
        for (int i = 0; i < TIMES; i++) {
            // given
            passage = random.count(3) == 0 ? passage() : passage;
            Transition transition = transition();
            // when
            OutputRecord record = format.transition(passage, transition);
            // then
            assertThat(bytes(record)).isEqualTo(JacksonOutput.transition(passage, transition));
            assertThat(record.user()).isEqualTo(passage.user());
        }
    }

    @Test
    void areJacksonsInDeliveriesOfTheContext() throws IOException {
        for (int i = 0; i < TIMES; i++) {
            // given
            Passage passage = passage();
            CompiledSend send = send();
            String step = random.text();
            long time = random.number();
            Map<String, byte[]> context = context();
            // when
            OutputRecord record =
                    format.delivery(
                            passage, send, "d", step, time, OutputFormat.journeyContext(context));
            // then
            assertThat(bytes(record))
                    .isEqualTo(
                            JacksonOutput.delivery(
                                    passage,
                                    send,
                                    "d",
                                    step,
                                    time,
                                    JacksonOutput.journeyContext(context)));
        }
    }

    @Test
    void areJacksonsInDeliveriesOfAPayload() throws IOException {
        for (int i = 0; i < TIMES; i++) {
            // given
            Passage passage = passage();
            CompiledSend send = send();
            String text = random.text();
            long number = random.number();
            // when
            OutputRecord record =
                    format.delivery(
                            passage,
                            send,
                            text,
                            "s",
                            0,
                            line -> line.generated(json -> payload(text, number, json)));
            // then
            assertThat(bytes(record))
                    .isEqualTo(
                            JacksonOutput.delivery(
                                    passage,
                                    send,
                                    text,
                                    "s",
                                    0,
                                    json -> payload(text, number, json)));
        }
    }

    @Test
    void areJacksonsInDeadLetters() throws IOException {
        for (int i = 0; i < TIMES; i++) {
            // given
            Refused refused =
                    new Refused(
                            "u",
                            random.text(),
                            random.text(),
                            random.text() + random.text(),
                            random.text(),
                            random.count(2) == 0 ? null : random.number());
            // when
            OutputRecord record = format.deadLetter(refused);
            // then
            assertThat(bytes(record)).isEqualTo(JacksonOutput.refused(refused));
        }
    }

    @Test
    void areJacksonsInAcknowledgements() throws IOException {
        for (int i = 0; i < TIMES; i++) {
            // given
            DefinitionRecord definition =
                    DefinitionRecord.published(
                            random.text(),
                            (int) random.number(),
                            random.count(2) == 0 ? DefinitionRecord.ALWAYS : random.number(),
                            new byte[0]);
            List<Problem> problems =
                    random.count(2) == 0 ? List.of() : List.of(problem(), problem());
            Subtask subtask = new Subtask((int) random.number(), (int) random.number());
            boolean late = random.count(2) == 0;
            // when
            OutputRecord record = format.acknowledgement(definition, late, problems, subtask);
            // then
            assertThat(bytes(record))
                    .isEqualTo(JacksonOutput.acknowledgement(definition, late, problems, subtask));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -10, -1, 0, 9, 10, 99, 100, 1_000_000, Long.MAX_VALUE})
    void haveTheDigitsOfNumbers(long number) {
        assertThat(bytes(format.count(new CountRecord("", "n", number))))
                .isEqualTo("{\"journey\":\"\",\"name\":\"n\",\"count\":" + number + "}");
    }

    @Test
    void areNotThoseOfARecordThatFailedHalfWay() {
        // given
        Passage passage = new Passage("j", 1, "i", "u", null, 0);
        assertThatThrownBy(
                        () -> format.delivery(passage, send(), "d", "s", 0, OutputBytesTest::fail))
                .hasRootCauseMessage("full");
        // when
        OutputRecord next = format.count(new CountRecord("j", "n", 1));
        // then
        assertThat(bytes(next)).isEqualTo("{\"journey\":\"j\",\"name\":\"n\",\"count\":1}");
    }

    private Passage passage() {
        return new Passage(
                random.text(),
                (int) random.number(),
                random.text(),
                random.text(),
                random.nullable(),
                random.number());
    }

    private Transition transition() {
        return new Transition(
                Type.values()[random.count(Type.values().length)],
                random.nullable(),
                random.nullable(),
                random.nullable(),
                random.count(2) == 0 ? null : random.number(),
                random.nullable(),
                random.number());
    }

    private CompiledSend send() {
        return new CompiledSend(
                random.text(),
                Optional.ofNullable(random.nullable()),
                Optional.empty(),
                Optional.ofNullable(random.nullable()),
                Optional.empty());
    }

    private Problem problem() {
        return new Problem(
                ProblemCode.values()[random.count(ProblemCode.values().length)],
                random.text(),
                random.count(100),
                (int) random.number(),
                random.text());
    }

    /** Captured JSON, sometimes with what is no UTF-8 in it, and any line breaks. */
    private Map<String, byte[]> context() {
        Map<String, byte[]> context = new LinkedHashMap<>();
        for (int i = random.count(4); i > 0; i--) {
            byte[] json =
                    (" {\r\n\"a\" :" + JsonText.of(random.text()) + "\n}")
                            .getBytes(StandardCharsets.UTF_8);
            if (random.count(4) == 0) {
                for (int broken = 0; broken < 3; broken++) {
                    json[random.count(json.length - 1)] = (byte) (128 + random.count(128));
                }
            }
            context.put(random.text(), json);
        }
        return context;
    }

    private static void payload(String text, long number, JsonGenerator json) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(text, number);
        values.put("texts", List.of(text, "x"));
        JsonText.write(values, json);
    }

    private static void fail(JsonLine line) {
        line.generated(
                json -> {
                    json.writeStartObject();
                    throw new IOException("full");
                });
    }

    private static String bytes(OutputRecord record) {
        return new String(record.json(), StandardCharsets.ISO_8859_1);
    }
}
