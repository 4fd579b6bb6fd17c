// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningHoursTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # hours       | days    | zone           | from                     | opens
                    09:00-18:00   |         | UTC            | 2026-03-02T09:00:00Z     | 2026-03-02T09:00:00Z
                    09:00-18:00   |         | UTC            | 2026-03-02T17:59:59.999Z | 2026-03-02T17:59:59.999Z
                    09:00-18:00   |         | UTC            | 2026-03-02T18:00:00Z     | 2026-03-03T09:00:00Z
                    09:00-18:00   |         | UTC            | 2026-03-02T08:59:59.999Z | 2026-03-02T09:00:00Z
                    09:00-18:00   |         | Asia/Kathmandu | 2026-03-02T03:00:00Z     | 2026-03-02T03:15:00Z
                    09:00-18:00   |         | Africa/Monrovia| 1971-06-01T09:44:29Z     | 1971-06-01T09:44:30Z
                    09:00-18:00   | MON FRI | UTC            | 2026-03-02T18:00:00Z     | 2026-03-06T09:00:00Z
                    09:00-18:00   | MON     | UTC            | 2026-03-02T18:00:00Z     | 2026-03-09T09:00:00Z
                    09:00-18:00   | SUN     | +14:00         | 2026-02-28T20:00:00Z     | 2026-02-28T20:00:00Z
                    22:00-06:00   | FRI     | UTC            | 2026-03-06T21:59:59.999Z | 2026-03-06T22:00:00Z
                    22:00-06:00   | FRI     | UTC            | 2026-03-07T02:00:00Z     | 2026-03-07T02:00:00Z
                    22:00-06:00   | FRI     | UTC            | 2026-03-07T06:00:00Z     | 2026-03-13T22:00:00Z
                    22:00-06:00   | FRI     | UTC            | 2026-03-06T02:00:00Z     | 2026-03-06T22:00:00Z
                    22:00-06:00   | SUN MON | UTC            | 2026-03-02T06:00:00Z     | 2026-03-02T22:00:00Z
                    18:00-00:00   | MON     | UTC            | 2026-03-02T23:59:59.999Z | 2026-03-02T23:59:59.999Z
                    18:00-00:00   | MON     | UTC            | 2026-03-03T00:00:00Z     | 2026-03-09T18:00:00Z
                    00:00-00:00   | SAT SUN | UTC            | 2026-03-01T23:59:59.999Z | 2026-03-01T23:59:59.999Z
                    00:00-00:00   | SAT SUN | UTC            | 2026-03-02T00:00:00Z     | 2026-03-07T00:00:00Z
                    """)
    void opensAtItsHoursOnItsDays(
            String hours, String days, String zone, Instant time, Instant expected) {
        assertThat(firstOpen(hours, days, zone, time)).isEqualTo(expected);
    }

    /** On 29 March 2026 the clock of Paris goes from 02:00 to 03:00, at 01:00 in UTC. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # opens in the hour that is left out, so at its end
                    02:30-09:00 |     | Europe/Paris | 2026-03-28T23:00:00Z     | 2026-03-29T01:00:00Z
                    02:30-09:00 |     | Europe/Paris | 2026-03-29T00:59:59.999Z | 2026-03-29T01:00:00Z
                    02:30-09:00 |     | Europe/Paris | 2026-03-29T06:59:59.999Z | 2026-03-29T06:59:59.999Z
                    # closes in it
                    01:30-02:30 |     | Europe/Paris | 2026-03-29T00:59:59.999Z | 2026-03-29T00:59:59.999Z
                    01:30-02:30 |     | Europe/Paris | 2026-03-29T01:00:00Z     | 2026-03-29T23:30:00Z
                    # does both, and so not on that day
                    02:10-02:50 |     | Europe/Paris | 2026-03-28T23:00:00Z     | 2026-03-30T00:10:00Z
                    02:00-03:00 | SUN | Europe/Paris | 2026-03-28T23:00:00Z     | 2026-04-05T00:00:00Z
                    # over midnight
                    22:00-02:30 | SAT | Europe/Paris | 2026-03-29T00:59:59.999Z | 2026-03-29T00:59:59.999Z
                    22:00-02:30 | SAT | Europe/Paris | 2026-03-29T01:00:00Z     | 2026-04-04T20:00:00Z
                    """)
    void leavesOutTheHourThatTheClockLeavesOut(
            String hours, String days, String zone, Instant time, Instant expected) {
        assertThat(firstOpen(hours, days, zone, time)).isEqualTo(expected);
    }

    /** On 25 October 2026 the clock of Paris goes from 03:00 back to 02:00, at 01:00 in UTC. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    02:00-03:00 |     | Europe/Paris | 2026-10-24T23:00:00Z     | 2026-10-25T00:00:00Z
                    02:00-03:00 |     | Europe/Paris | 2026-10-25T00:30:00Z     | 2026-10-25T00:30:00Z
                    02:00-03:00 |     | Europe/Paris | 2026-10-25T01:30:00Z     | 2026-10-25T01:30:00Z
                    02:00-03:00 |     | Europe/Paris | 2026-10-25T02:00:00Z     | 2026-10-26T01:00:00Z
                    # opens twice
                    02:30-04:00 |     | Europe/Paris | 2026-10-25T00:29:59.999Z | 2026-10-25T00:30:00Z
                    02:30-04:00 |     | Europe/Paris | 2026-10-25T00:59:59.999Z | 2026-10-25T00:59:59.999Z
                    02:30-04:00 |     | Europe/Paris | 2026-10-25T01:00:00Z     | 2026-10-25T01:30:00Z
                    # closes twice
                    01:00-02:30 |     | Europe/Paris | 2026-10-25T00:30:00Z     | 2026-10-25T01:00:00Z
                    01:00-02:30 |     | Europe/Paris | 2026-10-25T01:29:59.999Z | 2026-10-25T01:29:59.999Z
                    01:00-02:30 | SUN | Europe/Paris | 2026-10-25T01:30:00Z     | 2026-11-01T00:00:00Z
                    """)
    void isOpenTwiceInTheHourThatTheClockShowsTwice(
            String hours, String days, String zone, Instant time, Instant expected) {
        assertThat(firstOpen(hours, days, zone, time)).isEqualTo(expected);
    }

    /** Apia had no 30 December 2011, a Friday; Kwajalein no 21 August 1993, a Saturday. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    09:00-18:00 | FRI | Pacific/Apia      | 2011-12-30T09:00:00Z | 2012-01-05T19:00:00Z
                    09:00-18:00 |     | Pacific/Apia      | 2011-12-30T09:00:00Z | 2011-12-30T19:00:00Z
                    22:00-06:00 | FRI | Pacific/Apia      | 2011-12-30T09:00:00Z | 2011-12-30T10:00:00Z
                    09:00-18:00 | SAT | Pacific/Kwajalein | 1993-08-21T11:00:00Z | 1993-08-27T21:00:00Z
                    """)
    void doesNotOpenOnADayThatTheCalendarLeavesOut(
            String hours, String days, String zone, Instant time, Instant expected) {
        assertThat(firstOpen(hours, days, zone, time)).isEqualTo(expected);
    }

    @Test
    void needsADay() {
        assertThatThrownBy(() -> new OpeningHours(LocalTime.MIN, LocalTime.NOON, Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Expected at least one day, but found none.");
    }

    private static Instant firstOpen(String hours, String days, String zone, Instant time) {
        OpeningHours opening =
                new OpeningHours(
                        LocalTime.parse(hours.substring(0, 5)),
                        LocalTime.parse(hours.substring(6)),
                        days == null ? EnumSet.allOf(DayOfWeek.class) : days(days));
        return Instant.ofEpochMilli(opening.firstOpen(time.toEpochMilli(), ZoneId.of(zone)));
    }

    private static Set<DayOfWeek> days(String names) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> names.contains(day.name().substring(0, 3)))
                .collect(Collectors.toSet());
    }
}
