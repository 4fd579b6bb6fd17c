// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import static dev.journeys.job.destination.DestinationTexts.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.connectors.delivery.Message;
import dev.journeys.connectors.delivery.Outcome;
import dev.journeys.connectors.delivery.Outcome.State;
import dev.journeys.job.state.OutputKind;
import dev.journeys.job.state.OutputRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutcomeWriterTest {
    private static final Message MESSAGE =
            new Message("crm", 0, "žofie", "d-1", 1_000, utf8("{\"id\":\"d-1\"}"), false);

    private OneInputStreamOperatorTestHarness<Outcome, OutputRecord> writer;

    @BeforeEach
    void open() throws Exception {
        writer =
                new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(new OutcomeWriter()));
        writer.open();
    }

    @AfterEach
    void close() throws Exception {
        writer.close();
    }

    @Test
    void writesOneRecordOfADeliveryThatArrived() throws Exception {
        // when
        take(State.DELIVERED, 2, 204, "");
        take(State.DELIVERED, 1, 0, "");

        // then
        assertThat(records())
                .extracting(OutputRecord::kind)
                .containsExactly(OutputKind.OUTCOME, OutputKind.OUTCOME);
        assertThat(records()).extracting(OutputRecord::user).containsOnly("žofie");
        assertThat(texts())
                .containsExactly(
                        "{\"delivery\":\"d-1\",\"destination\":\"crm\",\"state\":\"delivered\","
                                + "\"attempts\":2,\"status\":204,\"timestamp\":\"1970-01-01T00:00:05.000Z\"}",
                        "{\"delivery\":\"d-1\",\"destination\":\"crm\",\"state\":\"delivered\","
                                + "\"attempts\":1,\"timestamp\":\"1970-01-01T00:00:05.000Z\"}");
    }

    @Test
    void writesADeadLetterTooOfADeliveryThatDidNot() throws Exception {
        // when
        take(State.DEAD, 3, 410, "status-410");
        take(State.EXPIRED, 1, 0, "");

        // then
        assertThat(records())
                .extracting(OutputRecord::kind)
                .containsExactly(
                        OutputKind.OUTCOME,
                        OutputKind.DEAD_LETTER,
                        OutputKind.OUTCOME,
                        OutputKind.DEAD_LETTER);
        assertThat(texts().get(0)).contains("\"state\":\"dead\"", "\"reason\":\"status-410\"");
        assertThat(texts().get(1))
                .isEqualTo(
                        "{\"reason\":\"delivery-dead\","
                                + "\"detail\":\"destination crm: status-410 after 3 attempts\","
                                + "\"text\":\"{\\\"id\\\":\\\"d-1\\\"}\",\"place\":\"destination/crm\","
                                + "\"timestamp\":\"1970-01-01T00:00:01.000Z\"}");
        assertThat(texts().get(3))
                .contains(
                        "\"reason\":\"delivery-expired\"",
                        "\"detail\":\"destination crm: expired after 1 attempt\"");
    }

    private void take(State state, int attempts, int status, String reason) throws Exception {
        writer.processElement(
                new StreamRecord<>(
                        new Outcome(
                                "d-1", "crm", "žofie", state, attempts, status, reason, 5_000,
                                MESSAGE)));
    }

    private List<OutputRecord> records() {
        return writer.extractOutputValues();
    }

    private List<String> texts() {
        return records().stream()
                .map(record -> new String(record.json(), StandardCharsets.UTF_8))
                .toList();
    }
}
