// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.probing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbingOptionsTest {
    @Test
    void probesAfterASecondByDefault() {
        // when
        ProbingOptions options = ProbingOptions.of(Duration.ZERO);

        // then
        assertThat(options.quietAfter()).isEqualTo(Duration.ofSeconds(1));
        assertThat(options.tick().multipliedBy(options.quietTicks()))
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(options.timeoutTicks()).isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PT-1S | PT1S | PT1S | Expected a bound that is not negative, but found 'PT-1S'.",
                "PT0S | PT0.003S | PT1S | Expected at least four milliseconds before a split is"
                        + " probed, but found 'PT0.003S'.",
                "PT0S | PT1S | PT0S | Expected a positive time-out of probes, but found 'PT0S'."
            })
    void refusesWhatMakesNoSense(
            Duration bound, Duration quietAfter, Duration timeout, String message) {
        assertThatThrownBy(() -> new ProbingOptions(bound, quietAfter, timeout))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
