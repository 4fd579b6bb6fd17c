// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import static dev.journeys.job.destination.DestinationTexts.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.connectors.delivery.DestinationUpdate;
import dev.journeys.job.state.ControlUpdate;
import dev.journeys.job.state.DefinitionRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ValidDestinationsTest {
    private static final String LOG = "{\"destination\":\"crm\",\"type\":\"log\"}";
    private static final String KAFKA = "{\"destination\":\"crm\",\"type\":\"kafka\"}";
    private static final String FILE = "{\"destination\":\"crm\",\"type\":\"file\"}";
    private static final String BROKEN = "{\"destination\":\"crm\"";

    private OneInputStreamOperatorTestHarness<ControlUpdate, DestinationUpdate> reader;

    @BeforeEach
    void open() throws Exception {
        reader = open(null);
    }

    private static OneInputStreamOperatorTestHarness<ControlUpdate, DestinationUpdate> open(
            OperatorSubtaskState restored) throws Exception {
        OneInputStreamOperatorTestHarness<ControlUpdate, DestinationUpdate> harness =
                new OneInputStreamOperatorTestHarness<>(
                        new ProcessOperator<>(new ValidDestinations(Policies.WITHOUT_FILES)));
        harness.setup();
        if (restored != null) {
            harness.initializeState(restored);
        }
        harness.open();
        return harness;
    }

    @AfterEach
    void close() throws Exception {
        reader.close();
    }

    @Test
    void passesOnWhatIsValid() throws Exception {
        // when
        take(ControlUpdate.set(DefinitionRecord.published("cart", 1, 0, utf8("{}"))));
        take(set(LOG));
        take(ControlUpdate.complete());
        take(set(KAFKA));
        take(ControlUpdate.removeDestination("crm"));
        take(ControlUpdate.removeDestination("crm"));

        // then
        assertThat(told())
                .containsExactly("SET crm " + LOG, "COMPLETE  ", "SET crm " + KAFKA, "REMOVE crm ");
    }

    @Test
    void keepsTheLastGoodOneWhereAnInvalidOneComes() throws Exception {
        // when
        take(set(BROKEN));
        take(set(LOG));
        take(set(BROKEN));
        take(ControlUpdate.setDestination("crm", utf8("{\"destination\":\"x\",\"type\":\"log\"}")));

        // then
        assertThat(told()).containsExactly("SET crm " + LOG, "SET crm " + LOG, "SET crm " + LOG);
    }

    @Test
    void keepsTheLastGoodOneWhereTheRunDoesNotAllowAnother() throws Exception {
        // when
        take(set(FILE));
        take(set(LOG));
        take(set(FILE));

        // then
        assertThat(told()).containsExactly("SET crm " + LOG, "SET crm " + LOG);
    }

    @Test
    void keepsTheLastGoodOneOverARestartAlsoWhereOnlyTheInvalidOneIsThere() throws Exception {
        // given
        take(set(LOG));
        take(ControlUpdate.complete());
        take(set(BROKEN));

        // when
        restart();
        take(set(BROKEN));
        take(ControlUpdate.complete());

        // then
        assertThat(told()).containsExactly("SET crm " + LOG, "COMPLETE  ");
    }

    @Test
    void keepsWhatCannotBeReadOverARestart() throws Exception {
        // given
        take(set(LOG));
        take(ControlUpdate.complete());

        // when
        restart();
        take(ControlUpdate.unreadable(""));
        take(ControlUpdate.complete());

        // then
        assertThat(told()).containsExactly("SET crm " + LOG, "COMPLETE  ");
    }

    @Test
    void forgetsWhatHasBeenRemovedMeanwhile() throws Exception {
        // given
        take(set(LOG));
        take(ControlUpdate.complete());

        // when
        restart();
        take(ControlUpdate.complete());
        take(set(BROKEN));

        // then
        assertThat(told()).containsExactly("COMPLETE  ");
    }

    private void restart() throws Exception {
        OperatorSubtaskState state = reader.snapshot(1, 0);
        reader.close();
        reader = open(state);
    }

    private static ControlUpdate set(String definition) {
        return ControlUpdate.setDestination("crm", utf8(definition));
    }

    private void take(ControlUpdate update) throws Exception {
        reader.processElement(new StreamRecord<>(update));
    }

    private List<String> told() {
        List<String> told = new ArrayList<>();
        for (DestinationUpdate update : reader.extractOutputValues()) {
            byte[] definition = update.definition();
            told.add(
                    update.kind()
                            + " "
                            + update.id()
                            + " "
                            + (definition == null
                                    ? ""
                                    : new String(definition, StandardCharsets.UTF_8)));
        }
        return told;
    }
}
