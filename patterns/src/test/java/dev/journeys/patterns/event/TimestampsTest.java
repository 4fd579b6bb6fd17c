// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TimestampsTest {
    private static final DateTimeFormatter JAVA =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final long DAY = Duration.ofDays(1).toMillis();

    /** The beginnings of years that leap or do not, of the range and of the types. */
    static LongStream edges() {
        return LongStream.concat(
                LongStream.of(
                        Long.MIN_VALUE,
                        Timestamps.MIN_MILLIS,
                        0,
                        Timestamps.MAX_MILLIS,
                        Long.MAX_VALUE),
                IntStream.of(-1, 0, 1, 4, 100, 400, 1582, 1900, 1970, 2000, 2100, 9999, 10_000)
                        .mapToLong(year -> LocalDate.of(year, 1, 1).toEpochDay() * DAY));
    }

    @ParameterizedTest
    @MethodSource("edges")
    void areWrittenAsJavaDoesAroundEveryEdge(long edge) {
        for (long millis :
                new long[] {edge - 1, edge, edge + 1, edge + 59 * DAY, edge + 60 * DAY}) {
            assertThat(Timestamps.format(millis)).isEqualTo(byJava(millis));
        }
    }

    @Test
    void areWrittenAsJavaDoesOnEveryDayOfFourHundredYears() {
        long first = LocalDate.of(1800, 1, 1).toEpochDay();
        for (long day = first; day < first + 146_097; day++) {
            long millis = day * DAY + Math.floorMod(day * 7_919_317, DAY);
            assertThat(Timestamps.format(millis)).isEqualTo(byJava(millis));
        }
    }

    @Test
    void areWrittenAsJavaDoesAtAnyTime() {
        Random random = new Random(11);
        for (int i = 0; i < 100_000; i++) {
            long inRange = random.nextLong(Timestamps.MIN_MILLIS, Timestamps.MAX_MILLIS + 1);
            assertThat(Timestamps.format(inRange)).isEqualTo(byJava(inRange));
        }
        for (int i = 0; i < 2_000; i++) {
            long any = random.nextLong();
            assertThat(Timestamps.format(any)).isEqualTo(byJava(any));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1970-01-01T00:00:00.000Z",
        "1772359200007, 2026-03-01T10:00:00.007Z",
        "-62135596800001, 0000-12-31T23:59:59.999Z",
        "253402300800000, +10000-01-01T00:00:00.000Z",
        "-9223372036854775808, -292275055-05-16T16:47:04.192Z"
    })
    void haveTheTextOfTheFormat(long millis, String text) {
        assertThat(Timestamps.format(millis)).isEqualTo(text);
    }

    @Test
    void areWrittenWhereTheyAreWantedAndNowhereElse() {
        // given
        byte[] target = new byte[3 + Timestamps.MAX_LENGTH];
        Arrays.fill(target, (byte) '#');
        // when
        int end = Timestamps.write(0, target, 3);
        // then
        assertThat(end).isEqualTo(27);
        assertThat(new String(target, StandardCharsets.US_ASCII))
                .isEqualTo("###1970-01-01T00:00:00.000Z######");
    }

    private static String byJava(long millis) {
        return JAVA.format(Instant.ofEpochMilli(millis));
    }
}
