// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LimitsTest {
    @Test
    void areAtLeastOne() {
        Limits limits = Limits.defaults();
        assertThatThrownBy(() -> limits.withLiveInstances(0)).hasMessage(message("liveInstances"));
        assertThatThrownBy(() -> limits.withWaitingEvents(0)).hasMessage(message("waitingEvents"));
        assertThatThrownBy(() -> limits.withMessageIds(0)).hasMessage(message("messageIds"));
        assertThatThrownBy(() -> limits.withContextBytes(0)).hasMessage(message("contextBytes"));
        assertThatThrownBy(() -> limits.withProfileBytes(0)).hasMessage(message("profileBytes"));
    }

    @Test
    void changeOneAtATime() {
        // given
        Limits limits = new Limits(1, 2, 3, 4, 5);
        // when
        Stream<Limits> changed =
                Stream.of(
                        limits.withLiveInstances(9),
                        limits.withWaitingEvents(9),
                        limits.withMessageIds(9),
                        limits.withContextBytes(9),
                        limits.withProfileBytes(9));
        // then
        assertThat(changed)
                .containsExactly(
                        new Limits(9, 2, 3, 4, 5),
                        new Limits(1, 9, 3, 4, 5),
                        new Limits(1, 2, 9, 4, 5),
                        new Limits(1, 2, 3, 9, 5),
                        new Limits(1, 2, 3, 4, 9));
    }

    private static String message(String name) {
        return "Expected a limit of at least 1 for '" + name + "', but found 0.";
    }
}
