// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.journeys.destinations.isolation.Phase.HeapSample;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhaseTest {
    @Test
    void tellsHowFastTheHeapGrows() {
        // given
        Phase phase =
                heaps(new HeapSample(0, 100), new HeapSample(30, 101), new HeapSample(60, 102));

        // when, then
        assertThat(phase.heapGrowth()).isCloseTo(2, within(1e-9));
        assertThat(phase.meanHeap()).isEqualTo(101);
    }

    @Test
    void leavesOutWhatCameFirst() {
        // given
        Phase phase =
                heaps(new HeapSample(10, 500), new HeapSample(60, 100), new HeapSample(90, 100));

        // when, then
        assertThat(phase.heapGrowth()).isNegative();
        assertThat(phase.after(60).heapGrowth()).isZero();
    }

    @Test
    void countsDeliveriesASecondAndFindsTheLongestCheckpoint() {
        // given
        Phase phase = new Phase(10, List.of(20L, 5L), List.of(7L, 90L, 8L), List.of());

        // when, then
        assertThat(phase.rate(1)).isEqualTo(0.5);
        assertThat(phase.longestCheckpoint()).isEqualTo(90);
        assertThat(phase.medianCheckpoint()).isEqualTo(8);
    }

    private static Phase heaps(HeapSample... heaps) {
        return new Phase(100, List.of(), List.of(), List.of(heaps));
    }
}
