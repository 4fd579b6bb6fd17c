// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.job.state.JourneyEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitingEventsTest {
    private static final long END = Long.MAX_VALUE;

    @Test
    void refusesAnEventOfAUserOfWhomAsManyWaitAsMay() {
        // given
        WaitingEvents waiting = new WaitingEvents(2);
        waiting.add(event("ann", 1), null);
        waiting.add(event("ann", 2), null);
        // when, then
        assertThat(waiting.add(event("ann", 3), null)).isFalse();
        assertThat(waiting.add(event("bob", 4), null)).isTrue();
        assertThat(waiting.add(event("bob", 5), null)).isTrue();
        assertThat(waiting.add(event("bob", 6), null)).isFalse();
        assertThat(waiting.size()).isEqualTo(4);
    }

    @Test
    void takesEventsOfTheUserAgainOnceSomeAreTaken() {
        // given
        WaitingEvents waiting = new WaitingEvents(2);
        List.of(1, 2, 3).forEach(time -> waiting.add(event("ann", time), null));
        // when
        waiting.pollUpTo(1);
        // then
        assertThat(waiting.add(event("ann", 4), null)).isTrue();
        assertThat(waiting.add(event("ann", 5), null)).isFalse();
    }

    @Test
    void countsRightAfterManyCameAndWent() {
        // given
        WaitingEvents waiting = new WaitingEvents(10);
        for (int round = 0; round < 5; round++) {
            for (int time = 0; time < 12; time++) {
                waiting.add(event("ann", time), null);
                waiting.add(event("bob" + time, time), null);
            }
            // when
            while (waiting.size() > round) {
                waiting.pollUpTo(END);
            }
        }
        int left = waiting.byUser().getOrDefault("ann", List.of()).size();
        // then
        for (int added = left; added < 10; added++) {
            assertThat(waiting.add(event("ann", added), null)).isTrue();
        }
        assertThat(waiting.add(event("ann", 0), null)).isFalse();
    }

    @Test
    void refusesNothingThatACheckpointHasHad() {
        // given
        WaitingEvents waiting = new WaitingEvents(1);
        // when
        waiting.restore(event("ann", 1));
        waiting.restore(event("ann", 2));
        // then
        assertThat(waiting.byUser().get("ann")).hasSize(2);
        assertThat(waiting.add(event("ann", 3), null)).isFalse();
    }

    private static JourneyEvent event(String user, long time) {
        String line = "{\"userId\":\"%s\",\"event\":\"e\",\"timestamp\":%d}".formatted(user, time);
        return JourneyRun.parse(List.of(line)).get(0);
    }
}
