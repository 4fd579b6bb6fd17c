// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class RestoringTest {
    @Test
    void isToldByASavepoint() {
        assertThat(isPossible(Map.of("execution.state-recovery.path", "file:///savepoint")))
                .isTrue();
    }

    @Test
    void cannotBeRuledOutInAnApplicationThatIsBroughtBackAfterItsJobManagerWasLost() {
        assertThat(
                        isPossible(
                                Map.of(
                                        "execution.target", "embedded",
                                        "high-availability.type", "kubernetes")))
                .isTrue();
    }

    @Test
    void isRuledOutWhereNothingBringsAJobBack() {
        assertThat(isPossible(Map.of())).isFalse();
        assertThat(isPossible(Map.of("execution.target", "embedded"))).isFalse();
        assertThat(
                        isPossible(
                                Map.of(
                                        "execution.target", "embedded",
                                        "high-availability.type", "NONE")))
                .isFalse();
    }

    @Test
    void isRuledOutWhereAClientHandsTheJobOver() {
        assertThat(
                        isPossible(
                                Map.of(
                                        "execution.target", "remote",
                                        "high-availability.type", "zookeeper")))
                .isFalse();
    }

    private static boolean isPossible(Map<String, String> config) {
        return Restoring.isPossible(Configuration.fromMap(config));
    }
}
