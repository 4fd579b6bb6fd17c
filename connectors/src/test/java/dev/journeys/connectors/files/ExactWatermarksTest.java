// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.junit.jupiter.api.Test;

class ExactWatermarksTest {
    private final EmittedWatermarks output = new EmittedWatermarks();

    @Test
    void followsEveryLineThatIsNewerThanAllBeforeIt() {
        // when
        read(0, 10, 20, 20, 15, 21);

        // then
        assertThat(output.emitted).containsExactly(9L, 19L, 20L);
    }

    @Test
    void leavesALineInTimeThatLagsByExactlyTheBound() {
        // given
        long newest = 1_000;
        long bound = 300;

        // when
        read(bound, newest);

        // then a line is late if it is not after the watermark
        assertThat(output.last())
                .isLessThan(newest - bound)
                .isGreaterThanOrEqualTo(newest - bound - 1);
    }

    @Test
    void leavesLinesOfTheSameTimeInTimeWithoutABound() {
        // when
        read(0, 1_000);

        // then
        assertThat(output.last()).isEqualTo(999);
    }

    @Test
    void worksBefore1970() {
        // when
        read(5, -100, -50);

        // then
        assertThat(output.emitted).containsExactly(-106L, -56L);
    }

    @Test
    void doesNotMoveForLinesWithoutATime() {
        // when
        read(5, Line.NO_TIME, 10, Line.NO_TIME);

        // then
        assertThat(output.emitted).containsExactly(4L);
    }

    @Test
    void neverPassesALineHoweverLargeTheBound() {
        // when
        read(Long.MAX_VALUE, -62_135_596_800_000L, 1_000);

        // then
        assertThat(output.emitted).allMatch(watermark -> watermark < -62_135_596_800_000L);
    }

    @Test
    void emitsNothingPeriodically() {
        // given
        WatermarkGenerator<Line> generator = read(0, 10);

        // when
        generator.onPeriodicEmit(output);

        // then
        assertThat(output.emitted).containsExactly(9L);
    }

    @Test
    void takesTheTimeOfTheLineAsTimestamp() {
        // given
        Line line = new Line(17, 0, 1, false, new byte[0]);

        // when
        long timestamp =
                ExactWatermarks.strategy(0)
                        .createTimestampAssigner(null)
                        .extractTimestamp(line, Long.MIN_VALUE);

        // then
        assertThat(timestamp).isEqualTo(17);
    }

    private WatermarkGenerator<Line> read(long boundMillis, long... times) {
        WatermarkGenerator<Line> generator =
                ExactWatermarks.strategy(boundMillis).createWatermarkGenerator(null);
        for (long time : times) {
            generator.onEvent(new Line(time, 0, 1, false, new byte[0]), time, output);
        }
        return generator;
    }

    private static final class EmittedWatermarks implements WatermarkOutput {
        private final List<Long> emitted = new ArrayList<>();

        private long last() {
            return emitted.get(emitted.size() - 1);
        }

        @Override
        public void emitWatermark(Watermark watermark) {
            emitted.add(watermark.getTimestamp());
        }

        @Override
        public void markIdle() {
            throw new AssertionError("A file is never idle.");
        }

        @Override
        public void markActive() {
            throw new AssertionError("A file is never idle.");
        }
    }
}
