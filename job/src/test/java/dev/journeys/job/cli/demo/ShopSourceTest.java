// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.connectors.files.Line;
import dev.journeys.job.source.EventFormats;
import dev.journeys.job.source.EventParser;
import dev.journeys.job.source.EventReading;
import dev.journeys.job.state.Place;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShopSourceTest {
    private static final double RATE = 200;
    private static final int EVENTS = 20_000;
    private static final long MORNING = Instant.parse("2026-03-01T08:00:00Z").toEpochMilli();

    private final Board board = Board.open(List.of());

    @AfterEach
    void close() {
        board.close();
    }

    @Test
    void makesLinesThatAreValidEvents() {
        // given
        EventParser parser = EventFormats.load("segment");

        // when
        List<Line> lines = lines(MORNING, 0, EVENTS);

        // then
        assertThat(lines)
                .allSatisfy(
                        line -> {
                            EventReading reading =
                                    parser.parse(line.text(), Place.line("shop", 0, line.number()));
                            assertThat(reading).isInstanceOf(EventReading.Valid.class);
                            assertThat(((EventReading.Valid) reading).event().timestamp())
                                    .isEqualTo(line.time());
                        });
        assertThat(board.counts().events()).isEqualTo(EVENTS);
    }

    @Test
    void makesTheSameEventsApartFromTheirTimes() {
        // when
        List<String> today = texts(lines(MORNING, 0, EVENTS));
        List<String> tomorrow = texts(lines(MORNING + 86_400_000, 0, EVENTS));

        // then
        assertThat(tomorrow).isNotEqualTo(today);
        assertThat(withoutTimes(tomorrow)).isEqualTo(withoutTimes(today));
    }

    @Test
    void keepsDisorderWithinTheBoundOfTheWatermarks() {
        // given
        long bound = ShopSource.MAX_OUT_OF_ORDERNESS.toMillis();
        long newest = Long.MIN_VALUE;
        int disordered = 0;

        // when, then
        for (Line line : lines(MORNING, 0, EVENTS)) {
            if (line.time() < newest) {
                assertThat(newest - line.time()).isLessThanOrEqualTo(bound);
                disordered++;
            }
            newest = Math.max(newest, line.time());
        }
        assertThat(disordered).isGreaterThan(EVENTS / 20);
    }

    @Test
    void goesOnAfterARestoreWhereItWas() {
        // given
        int restored = 15_000;

        // when
        List<String> whole = texts(lines(MORNING, 0, EVENTS));
        List<String> rest = texts(lines(MORNING, restored, EVENTS));

        // then
        assertThat(rest).isEqualTo(whole.subList(restored, EVENTS));
    }

    private List<Line> lines(long startMillis, int from, int to) {
        SimulatedClock clock = new SimulatedClock();
        ShopSource source = new ShopSource(7, RATE, board.name(), clock);
        source.open(null);
        return LongStream.range(from, to)
                .mapToObj(
                        index -> {
                            clock.millis = startMillis + (long) (index * 1_000 / RATE);
                            return source.map(index);
                        })
                .toList();
    }

    private static List<String> texts(List<Line> lines) {
        return lines.stream().map(line -> new String(line.text(), StandardCharsets.UTF_8)).toList();
    }

    private static List<String> withoutTimes(List<String> texts) {
        return texts.stream()
                .map(text -> text.replaceAll("\"\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z\"", "TIME"))
                .toList();
    }

    private static final class SimulatedClock extends Clock {
        private long millis;

        @Override
        public long millis() {
            return millis;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
