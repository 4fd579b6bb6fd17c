// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.job.state.InvalidRecord;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.OutputKind;
import dev.journeys.job.state.OutputRecord;
import dev.journeys.job.state.Place;
import java.nio.charset.StandardCharsets;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.apache.flink.types.Either;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicReaderTest {
    private OneInputStreamOperatorTestHarness<Either<JourneyEvent, InvalidRecord>, JourneyEvent>
            harness;

    @BeforeEach
    void open() throws Exception {
        harness = ProcessFunctionTestHarnesses.forProcessFunction(new TopicReader<>());
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void passesEventsOn() throws Exception {
        // given
        JourneyEvent event =
                new JourneyEvent(
                        "u", "e", false, 17, null, new byte[0], 0, 0, Place.offset("t/0", 0, 1));

        // when
        harness.processElement(Either.Left(event), 17);

        // then
        assertThat(harness.extractOutputValues())
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(event);
        assertThat(harness.getSideOutput(LineEventReader.DEAD_LETTERS)).isNull();
    }

    @Test
    void sendsWhatIsNoValidEventToTheDeadLetters() throws Exception {
        // when
        harness.processElement(
                Either.Right(new InvalidRecord("invalid-json", "Expected JSON.", "ž", "t/3/42")),
                Long.MIN_VALUE);

        // then
        assertThat(harness.extractOutputValues()).isEmpty();
        OutputRecord letter =
                harness.getSideOutput(LineEventReader.DEAD_LETTERS).element().getValue();
        assertThat(letter.kind()).isEqualTo(OutputKind.DEAD_LETTER);
        assertThat(new String(letter.json(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"reason\":\"invalid-json\",\"detail\":\"Expected JSON.\",\"text\":\"ž\","
                                + "\"place\":\"t/3/42\"}");
    }
}
