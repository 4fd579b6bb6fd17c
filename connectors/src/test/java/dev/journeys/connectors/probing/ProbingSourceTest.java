// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.probing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.junit.jupiter.api.Test;

class ProbingSourceTest {
    private static final Duration BOUND = Duration.ofSeconds(5);
    private static final long NEVER = Long.MIN_VALUE;

    private final FakeBroker broker = new FakeBroker(4);
    private final ManualClock clock = new ManualClock();
    private final FakeProbe probe = new FakeProbe(broker);

    @Test
    void timeGoesOnWithOneQuietSplitOfFourAtParallelismSix() throws Exception {
        // given a timer that is due at the last record of the quiet split
        FakeCluster cluster = started(probe);
        for (int partition = 0; partition < 4; partition++) {
            broker.append(partition, now());
        }
        cluster.pass(FakeCluster.TICK);
        long due = now() + 60_000;

        // when only the three others go on, to two seconds and the bound past that time
        while (now() < due + BOUND.toMillis() + 2_000) {
            for (int partition = 0; partition < 3; partition++) {
                broker.append(partition, now());
            }
            cluster.pass(FakeCluster.TICK);
        }

        // then
        assertThat(cluster.downstream().watermark()).isGreaterThanOrEqualTo(due);
        assertThat(cluster.downstream().late()).isEmpty();
    }

    @Test
    void timeGoesOnWhereAllSplitsAreQuietAndEmpty() throws Exception {
        // given
        FakeCluster cluster = started(probe);

        // when
        cluster.pass(Duration.ofSeconds(60));

        // then
        assertThat(cluster.downstream().watermark())
                .isBetween(now() - BOUND.toMillis() - 1_251, now() - BOUND.toMillis() - 1);
    }

    @Test
    void aRecordThatLagsByTheBoundWhenASplitIsProbedIsInTime() throws Exception {
        // given a split that was just found read to its end
        FakeCluster cluster = started(probe);
        passUntilProbed(cluster);
        long probed = now();
        cluster.answer();
        assertThat(cluster.downstream().watermark()).isEqualTo(probed - BOUND.toMillis() - 1);

        // when
        broker.append(2, probed - BOUND.toMillis());
        cluster.poll();

        // then
        assertThat(cluster.downstream().late()).isEmpty();
        assertThat(cluster.downstream().onTime()).containsExactly(probed - BOUND.toMillis());
    }

    @Test
    void timeStandsStillWhileTheBrokerIsDownAndNothingOfTheBacklogIsLate() throws Exception {
        // given
        FakeCluster cluster = started(probe);
        cluster.pass(Duration.ofSeconds(60));
        long before = cluster.downstream().watermark();
        broker.up(false);

        // when for ten times the wait it is down, and then one partition comes back before others
        for (int second = 0; second < 600; second++) {
            for (int partition = 0; partition < 4; partition++) {
                broker.append(partition, now());
            }
            cluster.pass(Duration.ofSeconds(1));
        }
        long whileDown = cluster.downstream().watermark();
        broker.up(true);
        cluster.subtask(3).poll();
        cluster.subtask(0).poll();
        cluster.pass(Duration.ofSeconds(2));

        // then
        assertThat(whileDown).isEqualTo(before);
        assertThat(cluster.downstream().late()).isEmpty();
        assertThat(cluster.downstream().onTime()).hasSize(4 * 600);
        assertThat(cluster.downstream().watermark())
                .isGreaterThan(now() - BOUND.toMillis() - 2_000);
    }

    @Test
    void aSplitIsNotReadToItsEndWhileARecordWaitsInIt() throws Exception {
        // given a record that was appended after the reader looked and before it is probed
        FakeCluster cluster = started(probe);
        passUntilProbed(cluster);
        broker.append(0, now() - 3_600_000);

        // when
        cluster.subtask(0).background().runProbes();
        cluster.poll();

        // then
        assertThat(cluster.downstream().watermark()).isEqualTo(NEVER);
        assertThat(cluster.downstream().late()).isEmpty();
    }

    @Test
    void anAnswerIsVoidForASplitThatGaveARecordMeanwhile() throws Exception {
        // given a probe that says of all splits that they are read to their end
        FakeCluster cluster = started(new FakeAnswers(Set.of("p0", "p1", "p2", "p3")));
        passUntilProbed(cluster);

        // when
        broker.append(0, now() - 3_600_000);
        cluster.poll();
        cluster.answer();

        // then
        assertThat(cluster.downstream().watermark())
                .isEqualTo(now() - 3_600_000 - BOUND.toMillis() - 1);
    }

    @Test
    void anAnswerIsForTheTimeAtWhichTheProbeBegan() throws Exception {
        // given
        FakeCluster cluster = started(probe);
        passUntilProbed(cluster);
        long probed = now();

        // when the answer takes three seconds
        for (int i = 0; i < 12; i++) {
            cluster.tick();
        }
        cluster.answer();

        // then
        assertThat(cluster.downstream().watermark()).isEqualTo(probed - BOUND.toMillis() - 1);
    }

    @Test
    void aSplitThatWasProbedIsProbedAgain() throws Exception {
        // given
        FakeCluster cluster = started(probe);
        cluster.pass(Duration.ofSeconds(10));
        long calls = broker.calls();

        // when
        cluster.pass(Duration.ofSeconds(10));

        // then about once a second for each of four splits
        assertThat(broker.calls() - calls).isBetween(32L, 40L);
    }

    @Test
    void aSplitThatGivesRecordsIsNotProbed() throws Exception {
        // given
        FakeCluster cluster = started(probe);

        // when each gives one in three of the four looks that make it quiet
        for (int i = 0; i < 40; i++) {
            for (int partition = 0; partition < 4; partition++) {
                broker.append(partition, now());
            }
            cluster.pass(FakeCluster.TICK.multipliedBy(3));
        }

        // then
        assertThat(broker.calls()).isZero();
    }

    @Test
    void anAnswerThatTakesTooLongIsNotHeardAndTheNextProbeIs() throws Exception {
        // given
        FakeCluster cluster = started(probe);
        passUntilProbed(cluster);
        for (int i = 0; i <= 20; i++) {
            cluster.tick();
        }

        // when
        assertThat(cluster.waitingProbes())
                .as("no second call before the first returns")
                .isEqualTo(4);
        cluster.answer();
        long afterTheLateAnswer = cluster.downstream().watermark();
        cluster.pass(Duration.ofSeconds(2));

        // then
        assertThat(afterTheLateAnswer).isEqualTo(NEVER);
        assertThat(cluster.downstream().watermark())
                .isGreaterThan(now() - BOUND.toMillis() - 2_000);
    }

    @Test
    void aProbeThatFailsIsTriedAgain() throws Exception {
        // given
        FakeCluster cluster = started(probe);
        broker.up(false);
        cluster.pass(Duration.ofSeconds(10));
        assertThat(cluster.downstream().watermark()).isEqualTo(NEVER);

        // when
        broker.up(true);
        cluster.pass(Duration.ofSeconds(2));

        // then
        assertThat(cluster.downstream().watermark())
                .isGreaterThan(now() - BOUND.toMillis() - 2_000);
    }

    @Test
    void anErrorOfTheProbeStopsTheJob() throws Exception {
        // given
        FakeCluster cluster = started(new FakeAnswers(new StackOverflowError("endless")));
        passUntilProbed(cluster);

        // when, then
        assertThatThrownBy(cluster::answer)
                .isInstanceOf(StackOverflowError.class)
                .hasMessage("endless");
    }

    @Test
    void transactionMarkersDoNotHoldTimeBack() throws Exception {
        // given
        FakeCluster cluster = started(probe);
        for (int partition = 0; partition < 4; partition++) {
            broker.append(partition, now());
            broker.endTransaction(partition, true);
        }
        cluster.poll();

        // when
        cluster.pass(Duration.ofSeconds(10));

        // then
        assertThat(cluster.downstream().watermark())
                .isGreaterThan(now() - BOUND.toMillis() - 2_000);
    }

    @Test
    void anOpenTransactionHoldsTimeBackUntilItEnds() throws Exception {
        // given
        FakeCluster cluster = started(probe);
        cluster.pass(Duration.ofSeconds(10));
        long before = cluster.downstream().watermark();
        long appended = now();
        broker.appendInTransaction(1, appended);

        // when
        cluster.pass(Duration.ofSeconds(60));
        long whileOpen = cluster.downstream().watermark();
        broker.endTransaction(1, true);
        cluster.pass(Duration.ofSeconds(2));

        // then
        assertThat(whileOpen).isBetween(before, appended - 1);
        assertThat(cluster.downstream().onTime()).containsExactly(appended);
        assertThat(cluster.downstream().late()).isEmpty();
        assertThat(cluster.downstream().watermark()).isGreaterThan(appended);
    }

    @Test
    void anAbortedTransactionDoesNotHoldTimeBack() throws Exception {
        // given
        FakeCluster cluster = started(probe);
        broker.appendInTransaction(1, now());
        cluster.pass(Duration.ofSeconds(10));

        // when
        broker.endTransaction(1, false);
        cluster.pass(Duration.ofSeconds(2));

        // then
        assertThat(cluster.downstream().onTime()).isEmpty();
        assertThat(cluster.downstream().watermark())
                .isGreaterThan(now() - BOUND.toMillis() - 2_000);
    }

    @Test
    void anAssignedSplitHoldsTimeBackUntilItIsKnownToBeReadToItsEnd() throws Exception {
        // given
        FakeCluster cluster = started(new FakeAnswers(Set.of("p0", "p1", "p2")));

        // when
        cluster.pass(Duration.ofSeconds(60));

        // then
        assertThat(cluster.downstream().watermark()).isEqualTo(NEVER);
    }

    @Test
    void noReaderIsIdleBeforeAllHaveStartedAndSplitsWereAssigned() throws Exception {
        // given splits are assigned while the last reader has not started
        FakeCluster cluster = cluster(probe);
        for (int index = 0; index < 3; index++) {
            cluster.start(index);
        }
        cluster.start(4);
        cluster.start(5);
        cluster.discover();

        // when the last one is slow, and has a backlog
        broker.append(3, now() - 3_600_000);
        cluster.pass(Duration.ofSeconds(30));
        List<Integer> toldBefore = List.copyOf(cluster.toldToBeIdle());
        long before = cluster.downstream().watermark();
        cluster.start(3);
        cluster.pass(Duration.ofSeconds(2));

        // then
        assertThat(before).isEqualTo(NEVER);
        assertThat(toldBefore).isEmpty();
        assertThat(cluster.toldToBeIdle()).containsExactly(4, 5);
        assertThat(cluster.downstream().late()).isEmpty();
        assertThat(cluster.downstream().watermark())
                .isGreaterThan(now() - BOUND.toMillis() - 2_000);
    }

    @Test
    void noReaderIsIdleWhileNoPartitionIsKnown() throws Exception {
        // given
        FakeCluster cluster = cluster(probe);

        // when
        cluster.startAll();
        cluster.pass(Duration.ofSeconds(30));

        // then
        assertThat(cluster.downstream().idle()).isFalse();
        assertThat(cluster.downstream().watermark()).isEqualTo(NEVER);
    }

    @Test
    void anAddedSplitHoldsTheTimeOfItsReaderUntilItHasCaughtUp() throws Exception {
        // given
        FakeCluster cluster = started(probe);
        cluster.pass(Duration.ofSeconds(10));
        for (int partition = 4; partition < 8; partition++) {
            broker.addPartition();
        }

        // when the reader of partitions 0 and 6 is given another
        cluster.discover();
        long before = cluster.downstream().watermark();
        broker.append(6, now());
        cluster.pass(Duration.ofMillis(750));
        long whileNotProbed = cluster.downstream().watermark();
        cluster.pass(Duration.ofSeconds(10));

        // then
        assertThat(whileNotProbed).isEqualTo(before);
        assertThat(cluster.downstream().late()).isEmpty();
        assertThat(cluster.downstream().watermark())
                .isGreaterThan(now() - BOUND.toMillis() - 2_000);
    }

    @Test
    void anIdleReaderBecomesActiveWhenItIsGivenASplit() throws Exception {
        // given
        FakeCluster cluster = started(probe);
        cluster.pass(Duration.ofSeconds(10));
        assertThat(cluster.downstream().idleChannels()).containsExactly(4, 5);

        // when
        broker.addPartition();
        cluster.discover();

        // then
        assertThat(cluster.downstream().idleChannels()).containsExactly(5);
    }

    @Test
    void theFirstSplitOfAReaderHoldsTimeBackOnceItHasCaughtUp() throws Exception {
        // given
        FakeCluster cluster = started(probe);
        broker.addPartition();
        cluster.discover();
        cluster.pass(Duration.ofSeconds(10));

        // when its split cannot be probed, unlike the others'
        broker.appendInTransaction(4, now());
        long before = now();
        cluster.pass(Duration.ofSeconds(60));

        // then
        assertThat(cluster.downstream().watermark()).isLessThan(before);
    }

    @Test
    void aSplitThatHasEndedHoldsNothingBack() throws Exception {
        // given one of the two splits of a reader is not read to its end
        broker.addPartition();
        broker.addPartition();
        broker.addPartition();
        FakeCluster cluster = started(probe);
        broker.appendInTransaction(6, now());
        cluster.pass(Duration.ofSeconds(10));
        assertThat(cluster.downstream().watermark()).isEqualTo(NEVER);

        // when
        broker.finish(6);
        cluster.pass(Duration.ofSeconds(2));

        // then
        assertThat(cluster.downstream().watermark())
                .isGreaterThan(now() - BOUND.toMillis() - 2_000);
    }

    @Test
    void aSplitThatIsGivenAgainIsProbedAgain() throws Exception {
        // given
        FakeCluster cluster = started(probe);
        broker.finish(0);
        cluster.pass(Duration.ofSeconds(10));

        // when
        broker.resume(0);
        cluster.subtask(0).addSplits(List.of(new FakeSplit(0, 0)));
        cluster.pass(Duration.ofSeconds(10));

        // then
        assertThat(cluster.downstream().watermark())
                .isGreaterThan(now() - BOUND.toMillis() - 2_000);
    }

    @Test
    void aSplitIsGivenOutOnceUntilItIsGivenBack() throws Exception {
        // given an enumerator that has given out a split, of which a record was read
        FakeCluster cluster = started(probe);
        List<FakeSplit> split = List.of(new FakeSplit(0, 0));
        SplitsAssignment<FakeSplit> assignment = new SplitsAssignment<>(Map.of(0, split));
        ObservedContext<FakeSplit> context =
                new ObservedContext<>(cluster, new ReadersWithoutSplits<>(cluster));
        context.assignSplits(assignment);
        broker.append(0, now());
        cluster.poll();

        // when, then
        context.assignSplits(assignment);
        cluster.poll();
        assertThat(cluster.downstream().onTime()).containsExactly(now());
        context.back(split);
        context.assignSplits(assignment);
        cluster.poll();
        assertThat(cluster.downstream().onTime()).containsExactly(now(), now());
    }

    @Test
    void goesOnAfterARestoreWithTheSplitsThatReadersHad() throws Exception {
        // given
        FakeCluster cluster = started(probe);
        for (int partition = 0; partition < 4; partition++) {
            broker.append(partition, now());
        }
        cluster.pass(Duration.ofSeconds(10));
        FakeCluster restored = new FakeCluster(cluster, 4);

        // when two readers have come back with their backlog, and then the others
        clock.advance(Duration.ofMinutes(10));
        broker.append(3, now() - 500_000);
        for (int index = 0; index < 6; index++) {
            restored.start(index, cluster.subtask(index).reader().snapshotState(1));
            restored.discover();
            restored.pass(Duration.ofSeconds(10));
            if (index < 5) {
                assertThat(restored.downstream().watermark()).isEqualTo(NEVER);
            }
        }
        restored.pass(Duration.ofSeconds(2));

        // then
        assertThat(restored.downstream().onTime()).containsExactly(now() - 562_000);
        assertThat(restored.downstream().late()).isEmpty();
        assertThat(restored.downstream().watermark())
                .isGreaterThan(now() - BOUND.toMillis() - 2_000);
    }

    @Test
    void aReaderThatFailedIsToldAnewThatItHasNoSplits() throws Exception {
        // given
        FakeCluster cluster = started(probe);
        cluster.pass(Duration.ofSeconds(10));

        // when
        cluster.start(5);

        // then
        assertThat(cluster.toldToBeIdle()).containsExactly(4, 5, 5);
    }

    @Test
    void aRecordFarAheadOfTheClockMovesNobodysTime() throws Exception {
        // given
        FakeCluster cluster = started(probe);
        cluster.pass(Duration.ofSeconds(10));

        // when
        broker.append(0, now() + 23 * 3_600_000L);
        broker.append(0, now());
        cluster.pass(Duration.ofSeconds(10));

        // then
        assertThat(cluster.downstream().watermark()).isLessThan(now() - BOUND.toMillis());
        assertThat(cluster.downstream().late()).isEmpty();
    }

    private FakeCluster started(SplitProbe<FakeSplit> splitProbe) throws Exception {
        FakeCluster cluster = cluster(splitProbe);
        cluster.startAll();
        cluster.discover();
        return cluster;
    }

    private FakeCluster cluster(SplitProbe<FakeSplit> splitProbe) throws Exception {
        return new FakeCluster(
                6,
                ProbingSource.of(
                        new FakeSource("unit", broker),
                        context -> splitProbe,
                        ProbingOptions.of(BOUND),
                        clock),
                clock,
                BOUND);
    }

    /** Nothing is asked of the broker yet. */
    private static void passUntilProbed(FakeCluster cluster) throws Exception {
        while (cluster.waitingProbes() < 4) {
            cluster.tick();
        }
    }

    private long now() {
        return clock.millis();
    }

    /** Says always the same. */
    private record FakeAnswers(Set<String> readToEnd, Error error)
            implements SplitProbe<FakeSplit> {
        FakeAnswers(Set<String> readToEnd) {
            this(readToEnd, null);
        }

        FakeAnswers(Error error) {
            this(Set.of(), error);
        }

        @Override
        public Set<String> readToEnd(List<FakeSplit> splits, Duration timeout) {
            if (error != null) {
                throw error;
            }
            return readToEnd;
        }

        @Override
        public void close() {}
    }
}
