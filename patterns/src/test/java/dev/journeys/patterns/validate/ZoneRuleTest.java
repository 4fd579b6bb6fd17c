// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.patterns.parse.DefinitionTexts;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Paris",
                "UTC",
                "GMT",
                "EST5EDT",
                "Z",
                "+02:00",
                "-11",
                "UTC+2",
                "GMT-03:30"
            })
    void acceptsNamesOfTheTimeZoneDatabaseAndOffsets(String zone) {
        assertThat(problemsWith(zone)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{ profile.zone }}", "Mars/{{ profile.city }}"})
    void leavesTemplatesToTheRunTime(String zone) {
        assertThat(problemsWith(zone)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mars/Olympus |",
                "CET+1        |",
                "+19:00       |",
                "PDT          |",
                "europe/paris | Did you mean 'Europe/Paris'?",
                "Europe/Pariss| Did you mean 'Europe/Paris'?",
                "Amerika/New_York | Did you mean 'America/New_York'?",
            })
    void refusesWhatIsNoZone(String zone, String hint) {
        assertThat(problemsWith(zone))
                .containsExactly(
                        "unknown-zone /steps/7/window/zone Expected a time zone such as 'Europe/Paris' or '+02:00', or a template, but found '"
                                + zone
                                + "'."
                                + (hint == null ? "" : " " + hint));
    }

    private static List<String> problemsWith(String zone) {
        return Reports.brief(
                DefinitionTexts.with(
                        DefinitionTexts.valid("every-field"),
                        "/steps/7/window/zone",
                        "\"" + zone + "\""));
    }
}
