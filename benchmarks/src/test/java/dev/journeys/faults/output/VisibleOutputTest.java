// SPDX-License-Identifier: Apache-2.0
package dev.journeys.faults.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class VisibleOutputTest {
    private final VisibleOutput visible = new VisibleOutput();

    @Test
    void countsInstancesThatHaveEnteredAndNotEnded() {
        // given
        visible.transition(transition("a", "entered", 1), 0);
        visible.transition(transition("b", "entered", 1), 0);
        visible.transition(transition("c", "entered", 1), 0);

        // when
        visible.transition(transition("a", "completed", 2), 0);
        visible.transition(transition("b", "exited", 2), 0);

        // then
        assertThat(visible.live()).isEqualTo(1);
    }

    @Test
    void knowsWhenWhatHappenedAtATimeOrLaterWasFirstSeen() {
        // given
        visible.transition(transition("a", "entered", 10), 100);
        visible.transition(transition("a", "waiting", 20), 200);
        visible.transition(transition("b", "entered", 15), 300);

        // when
        OptionalLong seen = visible.seen(15);

        // then
        assertThat(seen).hasValue(200);
        assertThat(visible.seen(21)).isEmpty();
    }

    @Test
    void readsTheInstanceOfADeliveryAndOfATransition() {
        // given
        String delivery =
                "{\"id\":\"d\",\"type\":\"track\",\"timestamp\":\"1970-01-01T00:00:01.500Z\","
                        + "\"journey\":{\"id\":\"j\",\"instance\":\"i-1\"}}";
        String transition =
                "{\"type\":\"entered\",\"journey\":\"j\",\"instance\":\"i-2\","
                        + "\"timestamp\":\"1970-01-01T00:00:02Z\"}";

        // when
        OutputLine sent = OutputLine.parse(delivery);
        OutputLine entered = OutputLine.parse(transition);

        // then
        assertThat(sent).isEqualTo(new OutputLine(delivery, "i-1", "track", 1_500));
        assertThat(entered).isEqualTo(new OutputLine(transition, "i-2", "entered", 2_000));
    }

    private static OutputLine transition(String instance, String type, long timestamp) {
        return new OutputLine(instance + type, instance, type, timestamp);
    }
}
