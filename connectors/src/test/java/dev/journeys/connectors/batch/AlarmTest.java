// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.junit.jupiter.api.Test;

class AlarmTest {
    private final FakeTask task = new FakeTask();
    private final List<Long> rung = new ArrayList<>();
    private final Alarm alarm = new Alarm(task);

    AlarmTest() {
        alarm.listener(time -> rung.add(time - FakeTask.BEGIN));
    }

    @Test
    void ringsOnceAtTheEarliestTime() throws Exception {
        // given
        alarm.set(FakeTask.BEGIN + 30);
        alarm.set(FakeTask.BEGIN + 10);
        alarm.set(FakeTask.BEGIN + 20);
        assertThat(task.timersWithin(1_000)).isEqualTo(1);

        // when
        task.advance(1_000);

        // then
        assertThat(rung).containsExactly(10L);
    }

    @Test
    void canBeSetToALaterTimeOnceItHasRung() throws Exception {
        // given
        alarm.set(FakeTask.BEGIN + 10);
        task.advance(10);

        // when
        alarm.set(FakeTask.BEGIN + 30);
        task.advance(20);

        // then
        assertThat(rung).containsExactly(10L, 30L);
    }

    @Test
    void ringsNowForATimeThatHasPassedAndNeverForTheEndOfTime() throws Exception {
        // when
        alarm.set(Long.MAX_VALUE);
        assertThat(task.timersWithin(Long.MAX_VALUE - FakeTask.BEGIN)).isZero();
        alarm.set(1);
        task.advance(0);

        // then
        assertThat(rung).containsExactly(0L);
    }

    @Test
    void doesNotRingForATimerThatItHasReplacedAndThatComesAllTheSame() throws Exception {
        // given
        LateTimers timers = new LateTimers();
        Alarm late = new Alarm(timers);
        late.listener(rung::add);
        late.set(30);
        late.set(20);

        // when
        timers.callbacks.get(0).onProcessingTime(30);
        timers.callbacks.get(1).onProcessingTime(20);

        // then
        assertThat(rung).containsExactly(20L);
    }

    /** Timers that are due, and so can no longer be cancelled. */
    private static final class LateTimers implements ProcessingTimeService {
        private final List<ProcessingTimeCallback> callbacks = new ArrayList<>();
        private final FakeTask task = new FakeTask();

        @Override
        public long getCurrentProcessingTime() {
            return 0;
        }

        @Override
        public ScheduledFuture<?> registerTimer(long time, ProcessingTimeCallback target) {
            callbacks.add(target);
            return task.registerTimer(time, target);
        }
    }
}
