// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.connectors.delivery.Message;
import dev.journeys.job.state.InvalidRecord;
import dev.journeys.job.state.OutputRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.types.Either;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedriveParserTest {
    private static final String DELIVERY =
            "{\"id\":\"d-1\",\"destination\":\"crm\",\"userId\":\"ann\","
                    + "\"timestamp\":\"1970-01-01T00:00:05.000Z\",\"properties\":{\"ž\": 1.50}}";

    private OneInputStreamOperatorTestHarness<Either<Message, InvalidRecord>, Message> reader;

    @BeforeEach
    void open() throws Exception {
        reader =
                new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(new TopicReader<>()));
        reader.open();
    }

    @AfterEach
    void close() throws Exception {
        reader.close();
    }

    @Test
    void readsADeliveryAsItWasWritten() {
        // when
        Message message = parse(DELIVERY).left();

        // then
        assertThat(message.destination()).isEqualTo("crm");
        assertThat(message.user()).isEqualTo("ann");
        assertThat(message.id()).isEqualTo("d-1");
        assertThat(message.timestamp()).isEqualTo(5_000);
        assertThat(message.body()).isEqualTo(utf8(DELIVERY));
        assertThat(message.again()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "| Expected a delivery, but found no value.",
                "{ | Expected a delivery, but found what is no JSON.",
                "[] | Expected a delivery with a time in 'timestamp', but found none.",
                "{\"timestamp\":\"2026-03-01T10:00:00Z\"} | Expected a delivery with a text in 'destination', but found none.",
                "{\"timestamp\":\"2026-03-01T10:00:00Z\",\"destination\":\"crm\",\"userId\":\"\"} | Expected a delivery with a text in 'userId', but found none.",
                "{\"timestamp\":\"2026-03-01T10:00:00Z\",\"destination\":\"crm\",\"userId\":\"u\",\"id\":5} | Expected a delivery with a text in 'id', but found none."
            })
    void refusesWhatIsNoDelivery(String text, String detail) throws Exception {
        // given
        InvalidRecord invalid = parse(text).right();
        assertThat(invalid)
                .isEqualTo(
                        new InvalidRecord(
                                "invalid-redrive",
                                detail,
                                text == null ? "" : text,
                                "journeys.redrive/2/17"));

        // when
        reader.processElement(new StreamRecord<>(parse(text)));
        reader.processElement(new StreamRecord<>(parse(DELIVERY)));

        // then
        assertThat(reader.extractOutputValues()).hasSize(1);
        List<OutputRecord> letters = new ArrayList<>();
        reader.getSideOutput(LineEventReader.DEAD_LETTERS)
                .forEach(record -> letters.add(record.getValue()));
        assertThat(letters).hasSize(1);
        assertThat(new String(letters.get(0).json(), StandardCharsets.UTF_8))
                .startsWith("{\"reason\":\"invalid-redrive\",");
    }

    private static Either<Message, InvalidRecord> parse(String text) {
        List<Either<Message, InvalidRecord>> read = new ArrayList<>();
        new RedriveParser()
                .deserialize(
                        new ConsumerRecord<>(
                                "journeys.redrive", 2, 17, null, text == null ? null : utf8(text)),
                        new Collector<>() {
                            @Override
                            public void collect(Either<Message, InvalidRecord> record) {
                                read.add(record);
                            }

                            @Override
                            public void close() {}
                        });
        return read.get(0);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
