// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.probing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.connectors.watermarks.LiveWatermarks;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The source in a real job: four splits, six readers, threads and all. */
@Timeout(120)
class ProbingSourceITCase {
    private static final int READERS = 6;
    private static final int SPLITS = 4;
    private static final Duration BOUND = Duration.ofSeconds(5);

    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(READERS)
                            .build());

    private final FakeBroker broker = new FakeBroker(SPLITS);
    private final ManualClock clock = new ManualClock();
    private final Notes notes = Notes.begin();
    private JobClient job;

    @BeforeEach
    void start() throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(20));
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(READERS);
        env.enableCheckpointing(50);
        env.fromSource(source(), watermarks(), "source")
                .rebalance()
                .transform("notes", TypeInformation.of(FakeRecord.class), new NotingOperator());
        job = env.executeAsync();
    }

    private ProbingSource<FakeRecord, FakeSplit, Integer> source() {
        String name = "integration";
        return ProbingSource.of(
                new FakeSource(name, broker),
                context -> new FakeProbe(FakeSource.broker(name)),
                new ProbingOptions(BOUND, Duration.ofMillis(40), Duration.ofSeconds(5)),
                clock);
    }

    private org.apache.flink.api.common.eventtime.WatermarkStrategy<FakeRecord> watermarks() {
        return LiveWatermarks.strategy(
                BOUND, clock, (FakeRecord event, long ignored) -> event.time());
    }

    @AfterEach
    void cancel() throws Exception {
        job.cancel().get();
    }

    @Test
    void timeFollowsTheClockAsLongAsTheBrokerAnswers() throws Exception {
        // given
        awaitTimeOfTheClock();
        IntStream.range(0, SPLITS - 1).forEach(partition -> broker.append(partition, now()));
        clock.advance(Duration.ofSeconds(10));
        awaitTimeOfTheClock();

        // when the broker is down for so long, and has a backlog then
        broker.up(false);
        clock.advance(Duration.ofMinutes(10));
        IntStream.range(0, SPLITS).forEach(partition -> broker.append(partition, now() - 500_000));
        List<Long> before = notes.watermarks();
        broker.awaitCalls(5 * SPLITS);
        List<Long> whileDown = notes.watermarks();
        broker.up(true);
        awaitTimeOfTheClock();

        // then
        assertThat(whileDown).isEqualTo(before).hasSize(READERS);
        assertThat(notes.late()).isEmpty();
        assertThat(notes.onTime()).hasSize(2 * SPLITS - 1);
    }

    @Test
    void timeGoesOnAfterAFailure() throws Exception {
        // given
        IntStream.range(0, SPLITS).forEach(partition -> broker.append(partition, now()));
        awaitTimeOfTheClock();
        int checkpoints = notes.checkpoints();
        notes.await(now -> now.checkpoints() >= checkpoints + 2 * READERS);

        // when
        notes.fail();
        clock.advance(Duration.ofSeconds(10));
        awaitTimeOfTheClock();

        // then nothing was read again, so the splits were restored
        assertThat(notes.onTime()).hasSize(SPLITS);
        assertThat(notes.late()).isEmpty();
    }

    private void awaitTimeOfTheClock() throws InterruptedException {
        long watermark = now() - BOUND.toMillis() - 1;
        notes.await(
                now ->
                        now.watermarks().size() == READERS
                                && now.watermarks().stream().allMatch(mark -> mark == watermark));
    }

    private long now() {
        return clock.millis();
    }
}
