// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.definitions;

import static dev.journeys.job.state.DefinitionStatus.ARCHIVED;
import static dev.journeys.job.state.DefinitionStatus.PAUSED;
import static dev.journeys.job.state.DefinitionStatus.PUBLISHED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.DefinitionStatus;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JourneyLifecycleTest {
    @Test
    void saysWhatHoldsAndWhatComesNext() {
        // given
        JourneyLifecycle lifecycle =
                of(record(1, 10, PUBLISHED), record(1, 20, PAUSED), record(2, 30, PUBLISHED));

        // when, then
        assertThat(lifecycle.at(9)).isNull();
        assertThat(lifecycle.at(10)).isEqualTo(new Decision(10, 1, PUBLISHED));
        assertThat(lifecycle.at(29)).isEqualTo(new Decision(20, 1, PAUSED));
        assertThat(lifecycle.nextAfter(20)).isEqualTo(new Decision(30, 2, PUBLISHED));
        assertThat(lifecycle.nextAfter(30)).isNull();
    }

    @Test
    void isNotChangedByRecordsThatDecideNothing() {
        // given
        JourneyLifecycle lifecycle =
                of(record(2, 10, PUBLISHED), record(1, 20, ARCHIVED), record(2, 30, PUBLISHED));

        // when, then
        assertThat(lifecycle.changes()).containsExactly(new Decision(10, 2, PUBLISHED));
    }

    @Test
    void passesOverThePublicationOfAVersionWithoutADefinition() {
        // given
        JourneyLifecycle lifecycle = of(record(1, 10, PUBLISHED), record(3, 20, PUBLISHED));

        // when, then
        assertThat(lifecycle.at(20)).isEqualTo(new Decision(10, 1, PUBLISHED));
    }

    private static JourneyLifecycle of(DefinitionRecord... records) {
        return JourneyLifecycle.of(List.of(records), Set.of(1, 2));
    }

    private static DefinitionRecord record(int version, long from, DefinitionStatus status) {
        return new DefinitionRecord("j", version, from, status, null);
    }
}
