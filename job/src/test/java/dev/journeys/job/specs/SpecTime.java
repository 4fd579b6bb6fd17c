// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.specs;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Times in specs: {@code 10:00}, {@code 10:00:01} or {@code 10:00:00.001} is a time on the first of
 * March 2026 in UTC, {@code +2d 10:00} the same two days later. A full ISO-8601 time stands for
 * itself.
 */
final class SpecTime {
    private static final Instant FIRST_DAY = Instant.parse("2026-03-01T00:00:00Z");

    private SpecTime() {}

    static Instant parse(String text) {
        if (text.contains("T")) {
            return Instant.parse(text);
        }
        int days = 0;
        String time = text;
        if (text.startsWith("+")) {
            int end = text.indexOf("d ");
            days = Integer.parseInt(text.substring(1, end));
            time = text.substring(end + 2);
        }
        return FIRST_DAY
                .plus(Duration.ofDays(days))
                .plus(Duration.between(LocalTime.MIDNIGHT, LocalTime.parse(time)));
    }

    static String format(Instant time) {
        long days = FIRST_DAY.until(time.truncatedTo(ChronoUnit.DAYS), ChronoUnit.DAYS);
        if (days < 0 || days > 99_999) {
            return time.toString();
        }
        // A local time prints no more than it needs.
        OffsetDateTime utc = time.atOffset(ZoneOffset.UTC);
        return (days == 0 ? "" : "+" + days + "d ") + utc.toLocalTime();
    }
}
