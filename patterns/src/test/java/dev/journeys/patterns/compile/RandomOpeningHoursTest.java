// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Holds made-up hours against a walk over every minute that looks at nothing but the clock on the
 * wall. {@code -Djourneys.random.seed} begins with another seed.
 */
class RandomOpeningHoursTest {

    private static final long SEED = Long.getLong("journeys.random.seed", 1);
    private static final int CASES = 4_000;
    private static final long MINUTE = 60_000;
    private static final int MINUTES_OF_A_DAY = 24 * 60;

    /** Zones with whole and odd offsets and changes, and a time around which some of those are. */
    private static final List<Around> AROUND =
            List.of(
                    new Around("Europe/Paris", "2026-03-29T01:00:00Z"),
                    new Around("Europe/Paris", "2026-10-25T01:00:00Z"),
                    new Around("America/New_York", "2026-03-08T07:00:00Z"),
                    new Around("America/New_York", "2026-11-01T06:00:00Z"),
                    new Around("America/Santiago", "2026-04-05T03:00:00Z"),
                    new Around("America/Santiago", "2026-09-06T04:00:00Z"),
                    new Around("Australia/Lord_Howe", "2026-04-04T15:00:00Z"),
                    new Around("Australia/Lord_Howe", "2026-10-03T15:30:00Z"),
                    new Around("Africa/Casablanca", "2026-02-15T02:00:00Z"),
                    new Around("America/Scoresbysund", "2024-03-31T01:00:00Z"),
                    new Around("Pacific/Apia", "2011-12-30T10:00:00Z"),
                    new Around("Pacific/Kwajalein", "1993-08-21T12:00:00Z"),
                    new Around("Asia/Pyongyang", "2018-05-04T15:00:00Z"),
                    new Around("Antarctica/Troll", "2026-03-29T01:00:00Z"),
                    new Around("Asia/Kathmandu", "2026-03-01T10:00:00Z"),
                    new Around("+05:45", "2026-03-01T10:00:00Z"),
                    new Around("UTC", "2026-12-31T23:59:00Z"));

    private record Around(String zone, String time) {}

    /** Made-up hours that are asked for a zone and a time. */
    private record Case(OpeningHours hours, ZoneId zone, long time) {

        static Case of(long seed) {
            Random random = new Random(seed);
            Around around = AROUND.get(random.nextInt(AROUND.size()));
            long minutes = random.nextInt(3 * MINUTES_OF_A_DAY) - 2 * MINUTES_OF_A_DAY;
            long time = Instant.parse(around.time()).toEpochMilli() + minutes * MINUTE;
            int part = random.nextInt(4);
            long odd = part == 0 ? random.nextInt((int) MINUTE) : part == 1 ? -1 : 0;
            return new Case(hours(random), ZoneId.of(around.zone()), time + odd);
        }

        private static OpeningHours hours(Random random) {
            int from = minuteOfDay(random);
            int length = 1 + random.nextInt(random.nextBoolean() ? 90 : MINUTES_OF_A_DAY);
            int to = (from + length) % MINUTES_OF_A_DAY;
            if (to == from) {
                from = 0;
                to = 0;
            }
            Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
            do {
                days.add(DayOfWeek.of(1 + random.nextInt(7)));
            } while (random.nextInt(4) > 0);
            return new OpeningHours(time(from), time(to), days);
        }

        /** Mostly early, where clocks are changed. */
        private static int minuteOfDay(Random random) {
            int minute = random.nextInt(random.nextBoolean() ? 4 * 60 : MINUTES_OF_A_DAY);
            return random.nextBoolean() ? minute / 30 * 30 : minute;
        }

        private static LocalTime time(int minuteOfDay) {
            return LocalTime.of(minuteOfDay / 60, minuteOfDay % 60);
        }

        boolean isOpen(long at) {
            ZonedDateTime shown = Instant.ofEpochMilli(at).atZone(zone);
            LocalTime time = shown.toLocalTime();
            DayOfWeek today = shown.getDayOfWeek();
            boolean sameDay = hours.from().isBefore(hours.to());
            if (sameDay) {
                return hours.days().contains(today)
                        && time.compareTo(hours.from()) >= 0
                        && time.compareTo(hours.to()) < 0;
            }
            return time.compareTo(hours.from()) >= 0
                    ? hours.days().contains(today)
                    : time.compareTo(hours.to()) < 0 && hours.days().contains(today.minus(1));
        }

        /** Clocks change, and hours begin and end, at whole minutes of these years. */
        long firstOpen() {
            long at = time;
            while (!isOpen(at)) {
                at = Math.floorDiv(at, MINUTE) * MINUTE + MINUTE;
            }
            return at;
        }

        /** Whether the clock was changed between the time and the one at which it opens. */
        boolean changes(long until) {
            ZoneOffsetTransition next = zone.getRules().nextTransition(Instant.ofEpochMilli(time));
            return next != null && next.getInstant().toEpochMilli() <= until;
        }
    }

    @Test
    void openWhenTheClockOnTheWallFirstShowsATimeInThem() {
        // given
        int waits = 0;
        int changes = 0;
        // when
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            Case made = Case.of(seed);
            long expected = made.firstOpen();
            // then
            assertThat(made.hours().firstOpen(made.time(), made.zone()))
                    .as("seed %d, %s, it opens at %d", seed, made, expected)
                    .isEqualTo(expected);
            waits += expected > made.time() ? 1 : 0;
            changes += made.changes(expected) ? 1 : 0;
        }
        System.out.printf(
                "Seeds %d to %d: %d waits, %d over a change of the clock%n",
                SEED, SEED + CASES - 1, waits, changes);
        assertThat(waits).isBetween(CASES / 2, CASES - CASES / 20);
        assertThat(changes).isGreaterThan(CASES / 20);
    }
}
