// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.control;

import static dev.journeys.connectors.control.ControlFixtures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.io.InputStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlSourceReaderTest {
    private final ScriptedReader place = new ScriptedReader();
    private final List<String> emitted = new ArrayList<>();
    private final CollectingOutput output =
            new CollectingOutput(entry -> emitted.add(ControlFixtures.show(entry)));
    private ControlSourceReader reader = reader(false);

    @AfterEach
    void close() {
        reader.close();
    }

    @Test
    void doesNotWaitForThePlace() throws Exception {
        // given
        reader.start();

        // when
        InputStatus status = reader.pollNext(output);

        // then
        assertThat(status).isEqualTo(InputStatus.NOTHING_AVAILABLE);
        assertThat(reader.isAvailable()).isNotDone();
    }

    @Test
    void saysWhenThereIsSomething() throws Exception {
        // given
        reader.start();

        // when
        place.gives(false, value("a", "1"), value("b", "1"));
        place.gives(true);
        untilEmitted(3);
        place.gives(true, value("a", "2"));
        untilEmitted(4);

        // then
        assertThat(emitted).containsExactly("value a 1", "value b 1", "complete", "value a 2");
        assertThat(reader.snapshotState(1)).isEmpty();
    }

    @Test
    void endsAfterTheMarkerWhereItIsBounded() throws Exception {
        // given
        reader = reader(true);
        place.gives(true, value("a", "1"));
        reader.start();

        // when
        InputStatus status;
        do {
            reader.isAvailable().get(1, TimeUnit.MINUTES);
            status = reader.pollNext(output);
        } while (status != InputStatus.END_OF_INPUT);

        // then
        assertThat(emitted).containsExactly("value a 1", "complete");
    }

    @Test
    void failsWhereTheReaderIsMistaken() throws Exception {
        // given
        place.breaks("a mistake");
        reader.start();

        // when
        reader.isAvailable().get(1, TimeUnit.MINUTES);

        // then
        assertThatThrownBy(() -> reader.pollNext(output))
                .isInstanceOf(IOException.class)
                .hasRootCauseMessage("a mistake");
    }

    @Test
    void closesThePlaceAlsoWhileItWaitsForIt() {
        // given
        reader.start();

        // when
        reader.close();

        // then
        assertThat(place.isClosed()).isTrue();
    }

    @Test
    void closesThePlaceAlsoWhileNobodyTakesWhatItGave() throws Exception {
        // given
        place.gives(false, value("a", "1"));
        place.gives(true, value("b", "1"));
        reader.start();
        reader.isAvailable().get(1, TimeUnit.MINUTES);

        // when
        reader.close();

        // then
        assertThat(place.isClosed()).isTrue();
    }

    private void untilEmitted(int entries) throws Exception {
        while (emitted.size() < entries) {
            reader.isAvailable().get(1, TimeUnit.MINUTES);
            reader.pollNext(output);
        }
    }

    private ControlSourceReader reader(boolean bounded) {
        return new ControlSourceReader(() -> place, 1, millis -> Thread.yield(), bounded);
    }
}
