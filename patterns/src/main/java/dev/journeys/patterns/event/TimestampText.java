// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.event;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Writes times in UTC. Every record has some, so those with years of four digits are written by
 * arithmetic, without objects; {@code java.time} writes the others.
 */
final class TimestampText {
    /** Of a year with a sign and nine digits. */
    static final int MAX_LENGTH = 30;

    private static final DateTimeFormatter FORMATTER =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");
    private static final int MILLIS_A_DAY = 86_400_000;

    /** Years are counted from March, so that the day that only some have is their last. */
    private static final int DAYS_FROM_MARCH_OF_YEAR_0_TO_1970 = 719_468;

    private static final int DAYS_IN_400_YEARS = 146_097;
    private static final int DAYS_IN_100_YEARS = 36_524;
    private static final int DAYS_IN_4_YEARS = 1_461;
    private static final int DAYS_IN_5_MONTHS = 153;

    private TimestampText() {}

    /** Writes a time; returns the index after its last byte. */
    static int write(long epochMillis, byte[] target, int at) {
        if (!Timestamps.inRange(epochMillis)) {
            return writeByFormatter(epochMillis, target, at);
        }
        long day = Math.floorDiv(epochMillis, MILLIS_A_DAY);
        date((int) day, target, at);
        target[at + 10] = 'T';
        time((int) (epochMillis - day * MILLIS_A_DAY), target, at + 11);
        return at + 24;
    }

    private static int writeByFormatter(long epochMillis, byte[] target, int at) {
        LocalDateTime time =
                LocalDateTime.ofEpochSecond(
                        Math.floorDiv(epochMillis, 1000L),
                        Math.floorMod(epochMillis, 1000) * 1_000_000,
                        ZoneOffset.UTC);
        byte[] text = FORMATTER.format(time).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, target, at, text.length);
        return at + text.length;
    }

    private static void date(int epochDay, byte[] target, int at) {
        int days = epochDay + DAYS_FROM_MARCH_OF_YEAR_0_TO_1970;
        int dayOf400Years = days % DAYS_IN_400_YEARS;
        int leapDays =
                dayOf400Years / (DAYS_IN_4_YEARS - 1)
                        - dayOf400Years / DAYS_IN_100_YEARS
                        + dayOf400Years / (DAYS_IN_400_YEARS - 1);
        int yearOf400 = (dayOf400Years - leapDays) / 365;
        int dayOfYear = dayOf400Years - (365 * yearOf400 + yearOf400 / 4 - yearOf400 / 100);
        int monthFromMarch = (5 * dayOfYear + 2) / DAYS_IN_5_MONTHS;
        int day = dayOfYear - (DAYS_IN_5_MONTHS * monthFromMarch + 2) / 5 + 1;
        boolean isNextYear = monthFromMarch >= 10;
        int month = isNextYear ? monthFromMarch - 9 : monthFromMarch + 3;
        int year = days / DAYS_IN_400_YEARS * 400 + yearOf400 + (isNextYear ? 1 : 0);
        twoDigits(year / 100, target, at);
        twoDigits(year % 100, target, at + 2);
        target[at + 4] = '-';
        twoDigits(month, target, at + 5);
        target[at + 7] = '-';
        twoDigits(day, target, at + 8);
    }

    private static void time(int millisOfDay, byte[] target, int at) {
        int seconds = millisOfDay / 1000;
        int millis = millisOfDay % 1000;
        twoDigits(seconds / 3600, target, at);
        target[at + 2] = ':';
        twoDigits(seconds / 60 % 60, target, at + 3);
        target[at + 5] = ':';
        twoDigits(seconds % 60, target, at + 6);
        target[at + 8] = '.';
        target[at + 9] = (byte) ('0' + millis / 100);
        twoDigits(millis % 100, target, at + 10);
        target[at + 12] = 'Z';
    }

    private static void twoDigits(int value, byte[] target, int at) {
        target[at] = (byte) ('0' + value / 10);
        target[at + 1] = (byte) ('0' + value % 10);
    }
}
