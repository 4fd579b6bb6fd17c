// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.compile;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Set;

/**
 * Hours of the day on some days of the week. It is open whenever a clock on the wall shows a time
 * in them: an hour that the clock shows twice is open twice, one that it leaves out is not.
 *
 * @param from when it opens
 * @param to when it closes, not included; where that is not after {@code from}, on the next day
 * @param days on which it opens; at least one
 */
public record OpeningHours(LocalTime from, LocalTime to, Set<DayOfWeek> days) {

    /**
     * @throws IllegalArgumentException if there are no days
     */
    public OpeningHours {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("Expected at least one day, but found none.");
        }
        days = Set.copyOf(days);
    }

    /**
     * The first time at or after another one at which it is open.
     *
     * @param time epoch milliseconds of the years 1 to 9999
     * @param zone where the clock hangs
     * @return epoch milliseconds
     */
    public long firstOpen(long time, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        Instant at = Instant.ofEpochMilli(time);
        while (true) {
            // Until its next change, the clock runs as if there were none.
            ZoneOffset offset = rules.getOffset(at);
            LocalDateTime shown = LocalDateTime.ofInstant(at, offset);
            Instant open = firstOpen(shown).toInstant(offset);
            ZoneOffsetTransition change = rules.nextTransition(at);
            if (change == null || open.isBefore(change.getInstant())) {
                return open.toEpochMilli();
            }
            at = change.getInstant();
        }
    }

    private LocalDateTime firstOpen(LocalDateTime shown) {
        LocalDate day = shown.toLocalDate();
        if (isOpen(day, shown.toLocalTime())) {
            return shown;
        }
        if (!shown.toLocalTime().isBefore(from)) {
            day = day.plusDays(1);
        }
        while (!opensOn(day)) {
            day = day.plusDays(1);
        }
        return day.atTime(from);
    }

    private boolean isOpen(LocalDate day, LocalTime time) {
        boolean begun = opensOn(day) && !time.isBefore(from);
        boolean overMidnight = !to.isAfter(from);
        return overMidnight
                ? begun || (opensOn(day.minusDays(1)) && time.isBefore(to))
                : begun && time.isBefore(to);
    }

    private boolean opensOn(LocalDate day) {
        return days.contains(day.getDayOfWeek());
    }
}
