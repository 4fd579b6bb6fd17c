// SPDX-License-Identifier: Apache-2.0
package dev.journeys.faults.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FaultScheduleTest {
    @Test
    void isTheSameForTheSameSeed() {
        // given
        List<PlannedFault> first = FaultSchedule.full(7);

        // when
        List<PlannedFault> second = FaultSchedule.full(7);

        // then
        assertThat(second).isEqualTo(first);
    }

    @Test
    void isAnotherForAnotherSeed() {
        // given
        List<PlannedFault> first = FaultSchedule.full(7);

        // when
        List<PlannedFault> second = FaultSchedule.full(8);

        // then
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void hasEveryKindOfFault() {
        // given
        long seed = 1;

        // when
        List<PlannedFault> full = FaultSchedule.full(seed);

        // then
        assertThat(full).extracting(PlannedFault::kind).contains(FaultKind.values());
    }

    @Test
    void isShortIfInAHurry() {
        // given
        long seed = 1;

        // when
        List<PlannedFault> quick = FaultSchedule.quick(seed);

        // then
        assertThat(quick)
                .extracting(PlannedFault::kind)
                .containsExactlyInAnyOrder(
                        FaultKind.TASKMANAGER_KILLED_BEFORE_COMMIT,
                        FaultKind.BROKER_KILLED,
                        FaultKind.RESCALED);
    }
}
