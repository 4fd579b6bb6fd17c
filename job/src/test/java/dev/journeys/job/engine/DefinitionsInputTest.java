// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.job.state.ControlUpdate;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.OutputKind;
import dev.journeys.job.state.OutputRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DefinitionsInputTest {
    private static final DefinitionRecord VALID =
            definition(
                    """
                    {"id":"any","version":1,"entry":{"event":"started"},
                     "steps":[{"id":"out","type":"exit"}]}
                    """);
    private static final DefinitionRecord INVALID = definition("{\"id\":\"any\"}");
    private static final JourneyEvent STARTED =
            JourneyRun.parse(List.of("{\"userId\":\"ann\",\"event\":\"started\",\"timestamp\":5}"))
                    .get(0);

    private OperatorSubtasks subtasks;

    @BeforeEach
    void open() throws Exception {
        subtasks = new OperatorSubtasks(EngineOptions.defaults(), Backend.HEAP, 3);
    }

    @AfterEach
    void close() throws Exception {
        subtasks.close();
    }

    @Test
    void takesNoEventBeforeAllDefinitionsAreRead() throws Exception {
        // given
        subtasks.event(STARTED);
        subtasks.watermark(10);
        subtasks.define(VALID);
        assertThat(subtasks.output()).isEmpty();
        // when
        subtasks.endDefinitions();
        // then
        assertThat(kinds()).containsExactly(OutputKind.TRANSITION, OutputKind.TRANSITION);
    }

    @Test
    void holdsEventsOverARestoreUntilAllDefinitionsAreRead() throws Exception {
        // given
        subtasks.event(STARTED);
        subtasks.watermark(10);
        subtasks.rescale(2);
        subtasks.watermark(20);
        subtasks.define(VALID);
        assertThat(subtasks.output()).isEmpty();
        // when
        subtasks.endDefinitions();
        // then
        assertThat(kinds()).containsExactly(OutputKind.TRANSITION, OutputKind.TRANSITION);
    }

    @Test
    void remembersDefinitionsOverRestores() throws Exception {
        // given
        subtasks.define(VALID);
        subtasks.rescale(1);
        subtasks.rescale(3);
        subtasks.endDefinitions();
        // when
        subtasks.event(STARTED);
        subtasks.watermark(10);
        // then
        assertThat(kinds()).containsExactly(OutputKind.TRANSITION, OutputKind.TRANSITION);
    }

    @Test
    void refusesAnInvalidDefinitionOnceAndKeepsTheLastGoodOne() throws Exception {
        // given
        subtasks.define(VALID);
        // when
        subtasks.define(INVALID);
        // then
        assertThat(kinds()).containsExactly(OutputKind.DEAD_LETTER);
        assertThat(new String(subtasks.output().get(0).json(), StandardCharsets.UTF_8))
                .contains("\"reason\":\"invalid-definition\"", "\"place\":\"any/1/");
        subtasks.rescale(2);
        subtasks.endDefinitions();
        subtasks.event(STARTED);
        subtasks.watermark(10);
        assertThat(kinds()).hasSize(3);
    }

    @Test
    void acknowledgesOnEverySubtaskWhatChangesSomething() throws Exception {
        // given
        acknowledging();
        DefinitionRecord published = DefinitionRecord.published("any", 1, 5, VALID.definition());
        // when
        subtasks.define(published);
        subtasks.define(published);
        // then
        assertThat(acknowledgements())
                .containsExactly(
                        "{\"journey\":\"any\",\"version\":1,\"status\":\"published\","
                                + "\"effectiveFrom\":\"1970-01-01T00:00:00.005Z\",\"late\":false,"
                                + "\"subtask\":0,\"subtasks\":2}",
                        "{\"journey\":\"any\",\"version\":1,\"status\":\"published\","
                                + "\"effectiveFrom\":\"1970-01-01T00:00:00.005Z\",\"late\":false,"
                                + "\"subtask\":1,\"subtasks\":2}");
        assertThat(subtasks.output()).extracting(OutputRecord::user).containsOnly("any/1/5");
    }

    @Test
    void acknowledgesOnEverySubtaskWhatItRefusesWithItsProblems() throws Exception {
        // given
        acknowledging();
        // when
        subtasks.define(INVALID);
        // then
        assertThat(kinds())
                .containsExactlyInAnyOrder(
                        OutputKind.DEAD_LETTER,
                        OutputKind.ACKNOWLEDGEMENT,
                        OutputKind.ACKNOWLEDGEMENT);
        assertThat(acknowledgements())
                .allSatisfy(
                        json ->
                                assertThat(json)
                                        .contains(
                                                "\"problems\":[{\"code\":\"missing-field\",\"pointer\":\"\",\"line\":1,\"column\":1,"
                                                        + "\"message\":\"Expected"));
    }

    @Test
    void saysOnEverySubtaskWhetherItWasTooLateThere() throws Exception {
        // given
        acknowledging();
        subtasks.control(ControlUpdate.complete());
        subtasks.watermark(1, 10);
        // when
        subtasks.define(DefinitionRecord.published("any", 1, 5, VALID.definition()));
        // then
        assertThat(acknowledgements().get(0)).contains("\"late\":false,\"subtask\":0");
        assertThat(acknowledgements().get(1)).contains("\"late\":true,\"subtask\":1");
    }

    private void acknowledging() throws Exception {
        subtasks.close();
        subtasks = new OperatorSubtasks(EngineOptions.defaults().acknowledging(), Backend.HEAP, 2);
    }

    private List<String> acknowledgements() {
        return subtasks.output().stream()
                .filter(record -> record.kind() == OutputKind.ACKNOWLEDGEMENT)
                .map(record -> new String(record.json(), StandardCharsets.UTF_8))
                .toList();
    }

    private List<OutputKind> kinds() {
        return subtasks.output().stream().map(OutputRecord::kind).toList();
    }

    private static DefinitionRecord definition(String json) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        return DefinitionRecord.published("any", 1, DefinitionRecord.ALWAYS, text);
    }
}
