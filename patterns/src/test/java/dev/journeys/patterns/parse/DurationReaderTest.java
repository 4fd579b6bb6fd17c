// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationReaderTest {

    private final Reading reading = new Reading();

    @ParameterizedTest
    @CsvSource({
        "P7D, P7D",
        "PT1H30M, PT1H30M",
        "PT0.5S, PT0.5S",
        "P1DT2H3M4.005S, P1DT2H3M4.005S",
        "PT90M, PT1H30M",
        "P0DT1S, PT1S",
        "P0007D, P7D",
        "P3650D, P3650D",
        "PT87600H, P3650D",
        "PT0.0001S, PT0.001S",
        "PT1.0009999999999S, PT1.001S",
        "PT1.000S, PT1S",
    })
    void readsDaysAndTimeAndRoundsUpToMilliseconds(String text, Duration expected) {
        // when
        Optional<Duration> duration = read(text);

        // then
        assertThat(duration).contains(expected);
        assertThat(reading.problems().toList()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "P", "PT", "P1DT", "1D", "P1W", "P1M", "P1Y", "P1DT1D", "PT1M1H", "-P1D",
                "+P1D", "P-1D", "PT-1S", "p1d", "PT1,5S", "PT.5S", "PT1.S", "P1.5D", "PT1.5H",
                " P1D", "P1D ", "P1D\n", "P١D", "1 hour", "60"
            })
    void refusesOtherForms(String text) {
        // when
        Optional<Duration> duration = read(text);

        // then
        assertThat(duration).isEmpty();
        assertThat(reading.problems().toList())
                .extracting(DefinitionTexts::brief)
                .containsExactly(
                        "invalid-duration  Expected a duration in days and time such as 'P7D', 'PT1H30M' or 'PT0.5S', but found "
                                + Found.quoted(text)
                                + ".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P0D",
                "PT0S",
                "P0DT0H0M0.000S",
                "P3651D",
                "P3650DT0.001S",
                "PT87600H0.0001S",
                "P99999999999999999999D"
            })
    void refusesWhatIsOutOfRange(String text) {
        // when
        Optional<Duration> duration = read(text);

        // then
        assertThat(duration).isEmpty();
        assertThat(reading.problems().toList())
                .extracting(DefinitionTexts::brief)
                .containsExactly(
                        "invalid-duration  Expected a duration of more than zero and at most 'P3650D', but found '"
                                + text
                                + "'.");
    }

    @Test
    void refusesATextThatIsTooLongForANumber() {
        // when
        Optional<Duration> duration = read("P" + "1".repeat(1_000_000) + "D");

        // then
        assertThat(duration).isEmpty();
        assertThat(reading.problems().toList()).hasSize(1);
    }

    private Optional<Duration> read(String text) {
        JsonValue value =
                JsonDocument.parse("\"" + text.replace("\n", "\\n") + "\"", reading.problems())
                        .root()
                        .orElseThrow();
        return new DurationReader().read(value, reading);
    }
}
