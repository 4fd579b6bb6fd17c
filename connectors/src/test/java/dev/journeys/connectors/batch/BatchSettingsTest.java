// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BatchSettingsTest {
    @Test
    void refusesADeadlineThatWouldHoldUpCheckpoints() {
        assertThatThrownBy(() -> new BatchSettings(1, 1, Duration.ZERO, Duration.ofSeconds(31), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Expected a deadline of at most PT30S, because checkpoints wait for it, but"
                                + " found PT31S.");
    }

    @Test
    void refusesNoDeliveriesAtAll() {
        assertThatThrownBy(() -> new BatchSettings(0, 1, Duration.ZERO, Duration.ofSeconds(1), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Expected 'maxDeliveries' from 1 to 10000, but found 0.");
    }
}
