// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import static dev.journeys.job.cli.control.TopicFixture.TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EffectiveFromTest {
    @ParameterizedTest
    @CsvSource({
        "now,                       2026-03-01T10:00:00.000Z",
        "now+PT5M,                  2026-03-01T10:05:00.000Z",
        "now+p1d,                   2026-03-02T10:00:00.000Z",
        "2026-01-01T00:00:00Z,      2026-01-01T00:00:00.000Z",
        "2026-01-01T00:00:00+01:00, 2025-12-31T23:00:00.000Z"
    })
    void isATimeOrSoMuchAheadOfTheClock(String text, String expected) {
        assertThat(TopicFixture.time(read(text).at(TEN))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "now-PT1H", "now+-PT1H", "now+1h", "2026-01-01", ""})
    void isNothingElse(String text) {
        assertThatThrownBy(() -> read(text))
                .hasMessage(
                        "Expected a time such as '2026-03-01T10:00:00Z', 'now' or 'now+PT5M', but"
                                + " found '"
                                + text
                                + "'.");
    }

    @Test
    void doesNotDependOnTheClockWhereItIsATime() {
        assertThat(read("2026-03-01T10:00:00Z").at(0)).isEqualTo(TEN);
    }

    private static EffectiveFrom read(String text) {
        return new EffectiveFrom.Converter().convert(text);
    }
}
