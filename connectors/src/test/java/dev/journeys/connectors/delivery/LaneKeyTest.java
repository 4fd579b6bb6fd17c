// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaneKeyTest {
    @ParameterizedTest
    @CsvSource({"crm, 0", "crm, 15", "a/b, 7", "'', 3", "/, 9"})
    void isReadAsItWasMade(String destination, int lane) {
        // when
        LaneKey key = LaneKey.parse(LaneKey.of(destination, lane));

        // then
        assertThat(key).isEqualTo(new LaneKey(destination, lane));
    }
}
