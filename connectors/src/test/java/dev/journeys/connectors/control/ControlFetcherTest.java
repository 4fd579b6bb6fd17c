// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.control;

import static dev.journeys.connectors.control.ControlFixtures.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControlFetcherTest {
    private final ScriptedReader reader = new ScriptedReader();
    private final Handover handover = new Handover();
    private final List<String> log = new ArrayList<>();
    private final ControlFetcher fetcher = new ControlFetcher(reader, handover, 200, log::add);
    private final List<String> emitted = new ArrayList<>();

    @Test
    void marksWhereEverythingThatExistedHasBeenRead() throws Exception {
        // given
        reader.gives(false, value("a", "1"), value("b", "1"));
        reader.gives(false);
        reader.gives(true, value("c", "1"));
        reader.gives(true, value("a", "2"));

        // when
        List<Long> pauses = List.of(step(), step(), step(), step());

        // then
        assertThat(emitted)
                .containsExactly("value a 1", "value b 1", "value c 1", "complete", "value a 2");
        assertThat(pauses).containsExactly(0L, 200L, 200L, 200L);
        assertThat(log).isEmpty();
    }

    @Test
    void marksAnEmptyPlaceAtOnce() throws Exception {
        // given
        reader.gives(true);

        // when
        step();

        // then
        assertThat(emitted).containsExactly("complete");
        assertThat(fetcher.isComplete()).isTrue();
    }

    @Test
    void triesAPlaceThatCannotBeReachedAgainLessAndLessOften() throws Exception {
        // given
        reader.reachable(false);

        // when
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            pauses.add(step());
        }

        // then
        assertThat(pauses).containsExactly(200L, 400L, 800L, 1600L, 3200L, 6400L, 10_000L, 10_000L);
        assertThat(emitted).isEmpty();
        assertThat(log)
                .containsExactly(
                        "Not all control entries can be read, so that nothing begins before they"
                                + " can be: java.io.IOException: not reachable");

        // and when
        reader.reachable(true);
        reader.gives(true, value("a", "1"));
        long pause = step();

        // then
        assertThat(pause).isEqualTo(200);
        assertThat(emitted).containsExactly("value a 1", "complete");
        assertThat(log).last().isEqualTo("Control entries can be read again.");
    }

    @Test
    void changesNothingWhereThePlaceCannotBeReadAfterTheMarker() throws Exception {
        // given
        reader.gives(true, value("a", "1"));
        reader.fails("gone");
        reader.fails("gone");
        reader.fails("still gone");
        reader.gives(true, value("a", "2"));

        // when
        for (int i = 0; i < 5; i++) {
            step();
        }

        // then
        assertThat(emitted).containsExactly("value a 1", "complete", "value a 2");
        String silent = "Not all control entries can be read, those read before stay as they are: ";
        assertThat(log)
                .containsExactly(
                        silent + "java.io.IOException: gone",
                        silent + "java.io.IOException: still gone",
                        "Control entries can be read again.");
    }

    @Test
    void passesOnWhatCanBeReadWhileSomethingCannot() throws Exception {
        // given
        reader.givesWithTrouble("'b' cannot be read.", false, value("a", "1"));
        reader.givesWithTrouble("'b' cannot be read.", false);
        reader.gives(true, value("b", "1"));

        // when
        step();
        step();
        assertThat(emitted).containsExactly("value a 1");
        step();

        // then
        assertThat(emitted).containsExactly("value a 1", "value b 1", "complete");
        assertThat(log).hasSize(2);
    }

    private long step() throws Exception {
        long pause = fetcher.step();
        emitted.addAll(ControlFixtures.show(handover.take()));
        return pause;
    }
}
