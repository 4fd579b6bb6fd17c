// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.connectors.control.ControlEntry;
import dev.journeys.job.state.ControlUpdate;
import dev.journeys.job.state.OutputKind;
import dev.journeys.job.state.OutputRecord;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The readers of control entries as operators. */
class ControlReadersTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(1_000_000), ZoneOffset.UTC);

    private OneInputStreamOperatorTestHarness<ControlEntry, ControlUpdate> harness;

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void rememberOverARestoreWhatFilesHavePublished() throws Exception {
        // given
        open(new DefinitionFileReader(CLOCK), null);
        read("a.json", PublishedFilesTest.definition("cart", 1), 5_000);
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.close();
        open(new DefinitionFileReader(CLOCK), snapshot);

        // when
        read("a.json", PublishedFilesTest.definition("cart", 1), 6_000);
        harness.processElement(new StreamRecord<>(ControlEntry.complete()));

        // then
        assertThat(harness.extractOutputValues())
                .extracting(ControlUpdate::key)
                .containsExactly("cart/1/5000", "");
    }

    @Test
    void sendABrokenDefinitionToTheDeadLettersWithItsPlace() throws Exception {
        // given
        open(new DefinitionFileReader(CLOCK), null);

        // when
        read("folder/a.json", "{\n\"id\":}", 5_000);

        // then
        assertThat(harness.extractOutputValues()).isEmpty();
        assertThat(deadLetter())
                .startsWith("{\"reason\":\"invalid-definition\",\"detail\":\"folder/a.json:2:6: ")
                .endsWith("\"text\":\"{\\n\\\"id\\\":}\",\"place\":\"folder/a.json\"}");
    }

    @Test
    void sendABrokenControlRecordToTheDeadLettersAndGoOn() throws Exception {
        // given
        open(new ControlRecordReader(), null);

        // when
        read("", "{\"key\":\"nothing\"}", 5_000);
        read("", "{\"key\":\"cart/1/5\"}", 5_000);

        // then
        assertThat(harness.extractOutputValues()).containsExactly(ControlUpdate.remove("cart/1/5"));
        assertThat(deadLetter())
                .startsWith(
                        "{\"reason\":\"invalid-control-record\",\"detail\":\"Expected a key"
                                + " 'journey/version/effectiveFrom', but found 'nothing'.\"");
    }

    private void open(
            ProcessFunction<ControlEntry, ControlUpdate> reader, OperatorSubtaskState restored)
            throws Exception {
        harness = new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(reader), 1, 1, 0);
        harness.setup();
        if (restored != null) {
            harness.initializeState(restored);
        }
        harness.open();
    }

    private void read(String key, String text, long time) throws Exception {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String place = key.isEmpty() ? "records.jsonl:1" : key;
        harness.processElement(new StreamRecord<>(ControlEntry.value(key, bytes, place, time)));
    }

    private String deadLetter() {
        List<OutputRecord> records =
                harness.getSideOutput(LineEventReader.DEAD_LETTERS).stream()
                        .map(StreamRecord::getValue)
                        .toList();
        assertThat(records).hasSize(1);
        assertThat(records.get(0).kind()).isEqualTo(OutputKind.DEAD_LETTER);
        return new String(records.get(0).json(), StandardCharsets.UTF_8);
    }
}
