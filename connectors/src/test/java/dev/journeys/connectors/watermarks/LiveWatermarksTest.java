// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.watermarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class LiveWatermarksTest {
    private static final long NOW = Instant.parse("2026-03-01T10:00:00Z").toEpochMilli();
    private static final Duration BOUND = Duration.ofSeconds(5);
    private static final long NOTHING = Long.MIN_VALUE;

    private final SetClock clock = new SetClock(NOW);
    private final NewestWatermark output = new NewestWatermark();
    private final WatermarkGenerator<Long> generator =
            strategy(BOUND).createWatermarkGenerator(null);

    @Test
    void saysNothingBeforeTheFirstRecord() {
        // when
        emit();

        // then
        assertThat(output.newest).isEqualTo(NOTHING);
    }

    @Test
    void leavesARecordInTimeThatLagsByExactlyTheBound() {
        // when
        read(NOW - 60_000);
        emit();

        // then a record is late if it is not after the watermark
        assertThat(output.newest).isEqualTo(NOW - 60_000 - 5_000 - 1);
    }

    @Test
    void followsTheNewestRecordWhateverComesAfterIt() {
        // when
        read(NOW - 100, NOW - 300, NOW - 200);
        emit();

        // then
        assertThat(output.newest).isEqualTo(NOW - 100 - 5_001);
    }

    @Test
    void emitsOnlyPeriodically() {
        // when
        read(NOW - 100);

        // then
        assertThat(output.newest).isEqualTo(NOTHING);
    }

    @Test
    void isNeverAheadOfTheClockMinusTheBound() {
        // when
        read(NOW + 60_000);
        emit();

        // then
        assertThat(output.newest).isEqualTo(NOW - 5_001);
    }

    @Test
    void goesOnForProducersWhoseClocksRunALittleAhead() {
        // given
        long ahead = LiveWatermarks.CLOCK_SKEW.toMillis();
        read(NOW + ahead);
        emit();

        // when
        clock.now = NOW + 700;
        emit();
        read(NOW + 700 + ahead);
        emit();

        // then
        assertThat(output.newest).isEqualTo(NOW + 700 - 5_001);
    }

    @Test
    void isNotMovedByARecordThatIsFarAheadOfTheClock() {
        // given
        read(NOW - 7_200_000);

        // when
        read(NOW + 23 * 3_600_000L, NOW + LiveWatermarks.CLOCK_SKEW.toMillis() + 1);
        emit();

        // then
        assertThat(output.newest).isEqualTo(NOW - 7_200_000 - 5_001);
    }

    @Test
    void isNotMovedByTheFirstRecordIfThatIsFarAheadOfTheClock() {
        // when
        read(NOW + 23 * 3_600_000L);
        emit();

        // then
        assertThat(output.newest).isEqualTo(NOTHING);
    }

    @Test
    void standsStillWithoutRecordsAlsoAfterOneThatWasAheadOfTheClock() {
        // given
        read(NOW + 60_000);
        emit();

        // when
        clock.now = NOW + 40_000;
        emit();
        clock.now = NOW + 3_600_000;
        emit();

        // then
        assertThat(output.newest).isEqualTo(NOW - 5_001);
    }

    @Test
    void doesNotGoBackWithTheClock() {
        // given
        read(NOW);
        emit();

        // when
        clock.now = NOW - 60_000;
        emit();
        read(NOW - 30_000);
        emit();

        // then
        assertThat(output.newest).isEqualTo(NOW - 5_001);
        assertThat(output.last).isEqualTo(NOW - 5_001);
    }

    @Test
    void doesNotMoveForRecordsWithoutATime() {
        // when
        read(Long.MIN_VALUE);
        emit();

        // then
        assertThat(output.newest).isEqualTo(NOTHING);
    }

    @Test
    void travelsToTheTasks() throws Exception {
        // when
        WatermarkStrategy<Long> copy =
                InstantiationUtil.clone(
                        LiveWatermarks.strategy(BOUND, Clock.systemUTC(), (time, ignored) -> time));

        // then
        assertThat(copy.createTimestampAssigner(null).extractTimestamp(7L, 9)).isEqualTo(7);
    }

    @Test
    void refusesANegativeBound() {
        assertThatThrownBy(() -> strategy(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Expected a bound that is not negative, but found 'PT-0.001S'.");
    }

    private WatermarkStrategy<Long> strategy(Duration bound) {
        return LiveWatermarks.strategy(bound, clock, (time, ignored) -> time);
    }

    private void read(long... times) {
        for (long time : times) {
            generator.onEvent(time, time, output);
        }
    }

    private void emit() {
        generator.onPeriodicEmit(output);
    }

    private static final class NewestWatermark implements WatermarkOutput {
        private long newest = NOTHING;
        private long last = NOTHING;

        @Override
        public void emitWatermark(Watermark watermark) {
            last = watermark.getTimestamp();
            newest = Math.max(newest, last);
        }

        @Override
        public void markIdle() {
            throw new AssertionError("Nothing here is ever idle.");
        }

        @Override
        public void markActive() {
            throw new AssertionError("Nothing here is ever idle.");
        }
    }

    private static final class SetClock extends Clock {
        private long now;

        private SetClock(long now) {
            this.now = now;
        }

        @Override
        public long millis() {
            return now;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now);
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
