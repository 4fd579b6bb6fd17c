// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.connectors.delivery.Message;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SendingScriptTest {
    private final SendingScript script =
            new SendingScript(List.of("a", "b", "c"), 100, 10, 1_700_000_000_000L, 16);

    @Test
    void countsWhatIsBeforeAPlace() {
        for (int end = 0; end < 20; end++) {
            for (String destination : script.destinations()) {
                // given
                long expected =
                        IntStream.range(0, end)
                                .filter(n -> script.destination(n).equals(destination))
                                .count();

                // when, then
                assertThat(script.before(end, destination)).isEqualTo(expected);
            }
        }
    }

    @Test
    void makesTheSameDeliveryAtEachCall() {
        // when
        Message first = script.message(12_345);
        Message second = script.message(12_345);

        // then
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(SendingScript.number(first.id())).isEqualTo(12_345);
        assertThat(script.bodyHash(12_345)).hasSize(64).isNotEqualTo(script.bodyHash(12_346));
    }
}
