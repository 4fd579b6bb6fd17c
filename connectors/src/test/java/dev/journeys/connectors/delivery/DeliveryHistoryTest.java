// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Many random histories; see {@link RandomHistory} for what happens in them and what has to hold.
 */
@SuppressWarnings("try") // As in RandomHistory.
class DeliveryHistoryTest {
    private static final int STEPS = 400;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("journeys.seeds", 20));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyMessageEndsOnceWhateverHappens(long seed) throws Exception {
        // given
        try (RandomHistory history = new RandomHistory(seed)) {
            // when
            for (int step = 0; step < STEPS; step++) {
                history.step();
            }

            // then
            history.finish();
        }
    }
}
