// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.Place;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class FutureLimitTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final SetClock clock = new SetClock();
    private final FutureLimit limit = FutureLimit.of(FutureLimit.DEFAULT_MAX_AHEAD, clock);

    @Test
    void refusesAnEventMoreThanADayAheadOfTheClock() {
        // when
        EventReading reading = limit.check(event(NOW.plus(Duration.ofDays(1)).plusMillis(1)));

        // then
        assertThat(reading)
                .isEqualTo(
                        new EventReading.Invalid(
                                "too-far-ahead",
                                "Expected an event at most PT24H ahead of the clock, which says"
                                        + " 2026-03-01T10:00:00.000Z, but found one of"
                                        + " 2026-03-02T10:00:00.001Z."));
    }

    @Test
    void takesAnEventUpToTheLimitAndAnyOlderOne() {
        // given
        EventReading atLimit = event(NOW.plus(Duration.ofDays(1)));
        EventReading old = event(Instant.EPOCH);

        // when, then
        assertThat(limit.check(atLimit)).isSameAs(atLimit);
        assertThat(limit.check(old)).isSameAs(old);
    }

    @Test
    void goesWithTheClock() {
        // given
        EventReading event = event(NOW.plus(Duration.ofDays(1)).plusSeconds(60));
        assertThat(limit.check(event)).isNotSameAs(event);

        // when
        clock.now = NOW.plusSeconds(60);

        // then
        assertThat(limit.check(event)).isSameAs(event);
        assertThat(limit.check(event(NOW.plus(Duration.ofDays(1)).plusSeconds(61))))
                .isInstanceOf(EventReading.Invalid.class);
    }

    @Test
    void looksAtTheClockOnlyForAnEventThatMayBeTooFarAhead() {
        // when
        for (int second = 0; second < 1_000; second++) {
            limit.check(event(NOW.plusSeconds(second)));
        }

        // then
        assertThat(clock.readings).isEqualTo(1);
    }

    @Test
    void leavesWhatIsInvalidAnywayAsItIs() {
        // given
        EventReading invalid = new EventReading.Invalid("invalid-json", "Expected JSON.");

        // when, then
        assertThat(limit.check(invalid)).isSameAs(invalid);
    }

    @Test
    void mayBeAbsent() throws Exception {
        // given
        EventReading event = event(Instant.parse("9999-01-01T00:00:00Z"));

        // when
        FutureLimit none = InstantiationUtil.clone(FutureLimit.none());

        // then
        assertThat(none.check(event)).isSameAs(event);
    }

    @Test
    void travelsToTheTasks() throws Exception {
        // given
        EventReading event = event(Instant.parse("9999-01-01T00:00:00Z"));

        // when
        FutureLimit copy =
                InstantiationUtil.clone(
                        FutureLimit.of(Duration.ZERO, Clock.fixed(NOW, ZoneOffset.UTC)));

        // then
        assertThat(copy.check(event)).isInstanceOf(EventReading.Invalid.class);
    }

    @Test
    void refusesANegativeLimit() {
        assertThatThrownBy(() -> FutureLimit.of(Duration.ofMillis(-1), clock))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Expected a time that events may be ahead which is not negative, but found"
                                + " 'PT-0.001S'.");
    }

    private static EventReading event(Instant time) {
        return new EventReading.Valid(
                new JourneyEvent(
                        "u",
                        "e",
                        false,
                        time.toEpochMilli(),
                        null,
                        new byte[0],
                        0,
                        0,
                        Place.line("f", 0, 1)));
    }

    private static final class SetClock extends Clock {
        private Instant now = NOW;
        private int readings;

        @Override
        public Instant instant() {
            readings++;
            return now;
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
