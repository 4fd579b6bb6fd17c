// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentReaderTest {

    private final Reading reading = new Reading();

    @ParameterizedTest
    @CsvSource({
        "33.33, 3333",
        "40, 4000",
        "40.0, 4000",
        "4e1, 4000",
        "0.0700, 7",
        "7E-2, 7",
        "0, 0",
        "-0, 0",
        "0e-999999999, 0",
        "100, 10000",
        "1.00e+2, 10000",
        "99.99, 9999"
    })
    void readsHundredths(String source, int hundredths) {
        // when
        Optional<Integer> read = read(source);

        // then
        assertThat(read).contains(hundredths);
        assertThat(reading.problems().toList()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "-0.01",
                "100.01",
                "33.333",
                "1e-3",
                "33.3300000000000000001",
                "1e999999999",
                "1e99999999999",
                "1e-99999999999",
                "1e-999999999"
            })
    void refusesWhatIsOutOfRangeOrTooFine(String source) {
        // when
        Optional<Integer> read = read(source);

        // then
        assertThat(read).isEmpty();
        assertThat(reading.problems().toList())
                .extracting(DefinitionTexts::brief)
                .containsExactly(
                        "invalid-percentage  Expected a percentage from 0 to 100 with at most two decimals, but found the number '"
                                + source
                                + "'.");
    }

    private Optional<Integer> read(String source) {
        JsonValue value = JsonDocument.parse(source, reading.problems()).root().orElseThrow();
        return new PercentReader().read(value, reading);
    }
}
