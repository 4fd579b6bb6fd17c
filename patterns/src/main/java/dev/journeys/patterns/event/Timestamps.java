// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.event;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;

/**
 * Event time as text and back: ISO-8601 in, ISO-8601 in UTC with milliseconds out (section 1 and 3
 * of the journey format). All times are epoch milliseconds between the years 0001 and 9999, the
 * range of CEL's timestamps.
 */
public final class Timestamps {
    /** 0001-01-01T00:00:00.000Z. */
    public static final long MIN_MILLIS = -62_135_596_800_000L;

    /** 9999-12-31T23:59:59.999Z. */
    public static final long MAX_MILLIS = 253_402_300_799_999L;

    /** How many bytes {@link #write} needs, at most. */
    public static final int MAX_LENGTH = TimestampText.MAX_LENGTH;

    private Timestamps() {}

    /**
     * The time as {@code 2026-03-01T10:00:00.000Z}; years over 9999 have a sign and more digits.
     */
    public static String format(long epochMillis) {
        byte[] text = new byte[MAX_LENGTH];
        return new String(text, 0, write(epochMillis, text, 0), StandardCharsets.ISO_8859_1);
    }

    /**
     * Writes what {@link #format} gives, in ASCII.
     *
     * @param target has {@link #MAX_LENGTH} bytes from the index on
     * @return the index after the last byte written
     */
    public static int write(long epochMillis, byte[] target, int at) {
        return TimestampText.write(epochMillis, target, at);
    }

    /**
     * Reads {@code YYYY-MM-DDThh:mm[:ss[.fraction]]} followed by {@code Z}, {@code ±hh:mm}, {@code
     * ±hhmm} or {@code ±hh}. Digits beyond milliseconds are cut off.
     *
     * @return epoch milliseconds; empty where the text is anything else or out of range
     */
    public static OptionalLong parse(String text) {
        try {
            return new IsoScanner(text).scan();
        } catch (DateTimeException | NumberFormatException | IndexOutOfBoundsException notATime) {
            return OptionalLong.empty();
        }
    }

    /** Whether a time lies between the years 0001 and 9999. */
    public static boolean inRange(long epochMillis) {
        return epochMillis >= MIN_MILLIS && epochMillis <= MAX_MILLIS;
    }

    /** One pass over the text; leaves by exception where it is not a time. */
    private static final class IsoScanner {
        private final String text;
        private int at;

        private IsoScanner(String text) {
            this.text = text;
        }

        private OptionalLong scan() {
            int year = number(4);
            expect('-');
            int month = number(2);
            expect('-');
            int day = number(2);
            if (!skip('T') && !skip('t')) {
                return OptionalLong.empty();
            }
            int hour = number(2);
            expect(':');
            int minute = number(2);
            int second = skip(':') ? number(2) : 0;
            int millis = skip('.') || skip(',') ? fraction() : 0;
            int offsetSeconds = offset();
            if (at != text.length()) {
                return OptionalLong.empty();
            }
            LocalDateTime time = LocalDateTime.of(year, month, day, hour, minute, second);
            long epochMillis = (time.toEpochSecond(ZoneOffset.UTC) - offsetSeconds) * 1000 + millis;
            return inRange(epochMillis) ? OptionalLong.of(epochMillis) : OptionalLong.empty();
        }

        private int offset() {
            if (skip('Z') || skip('z')) {
                return 0;
            }
            int sign = skip('+') ? 1 : -1;
            if (sign < 0) {
                expect('-');
            }
            int hours = number(2);
            int minutes = 0;
            if (skip(':') || at < text.length()) {
                minutes = number(2);
            }
            return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes).getTotalSeconds();
        }

        private int fraction() {
            int start = at;
            int millis = 0;
            while (at < text.length() && isDigit(text.charAt(at))) {
                if (at - start < 3) {
                    millis = millis * 10 + text.charAt(at) - '0';
                }
                at++;
            }
            if (at == start) {
                throw new NumberFormatException("no digit");
            }
            for (int i = at - start; i < 3; i++) {
                millis *= 10;
            }
            return millis;
        }

        private int number(int count) {
            int value = 0;
            for (int i = 0; i < count; i++) {
                char digit = text.charAt(at++);
                if (!isDigit(digit)) {
                    throw new NumberFormatException("no digit");
                }
                value = value * 10 + digit - '0';
            }
            return value;
        }

        private void expect(char wanted) {
            if (!skip(wanted)) {
                throw new NumberFormatException("no " + wanted);
            }
        }

        private boolean skip(char wanted) {
            if (at < text.length() && text.charAt(at) == wanted) {
                at++;
                return true;
            }
            return false;
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }
    }
}
