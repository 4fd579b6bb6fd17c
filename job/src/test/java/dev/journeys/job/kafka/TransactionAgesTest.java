// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeys.connectors.kafka.KafkaClientSettings;
import dev.journeys.job.state.OutputKind;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.CheckpointType;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.SavepointType;
import org.apache.flink.runtime.checkpoint.SnapshotType;
import org.junit.jupiter.api.Test;

/** The guard before and after the transaction timeout, which is 1,000 ms here. */
@SuppressWarnings("try") // The close of a subtask declares every exception.
class TransactionAgesTest {
    private static final SnapshotType CHECKPOINT = CheckpointType.CHECKPOINT;
    private static final Map<String, Long> TOO_LATE = Map.of("journeys.restoreTooLate", 1L);
    private static final OutputTopics TOPICS = OutputTopics.defaults();

    @Test
    void saySoAfterARestoreLaterThanTheTimeout() throws Exception {
        assertThat(restoredAt(1_000 + 1_001, writtenAt(1_000, CHECKPOINT))).isEqualTo(TOO_LATE);
    }

    @Test
    void sayNothingWhileTheTransactionIsStillOpen() throws Exception {
        assertThat(restoredAt(1_000 + 1_000, writtenAt(1_000, CHECKPOINT))).isEmpty();
    }

    @Test
    void saySoAfterASavepointWithWhichTheJobWentOn() throws Exception {
        // given
        SnapshotType savepoint = SavepointType.savepoint(SavepointFormatType.CANONICAL);
        // when, then
        assertThat(restoredAt(1_000_000, writtenAt(1_000, savepoint))).isEqualTo(TOO_LATE);
    }

    @Test
    void sayNothingAfterASavepointWithWhichTheJobWasStopped() throws Exception {
        for (SnapshotType stop :
                new SnapshotType[] {
                    SavepointType.suspend(SavepointFormatType.CANONICAL),
                    SavepointType.terminate(SavepointFormatType.NATIVE)
                }) {
            assertThat(restoredAt(1_000_000, writtenAt(1_000, stop))).as("%s", stop).isEmpty();
        }
    }

    @Test
    void sayNothingWhereNothingWasWritten() throws Exception {
        // given
        try (GuardSubtask guard = open(0, null)) {
            guard.write(OutputKind.ACKNOWLEDGEMENT, "", "{}");
            // when, then
            assertThat(restoredAt(1_000_000, guard.snapshot(1, CHECKPOINT))).isEmpty();
        }
    }

    @Test
    void sayNothingOfTransactionsThatAnEarlierCheckpointHasCommitted() throws Exception {
        // given
        try (GuardSubtask guard = open(1_000, null)) {
            write(guard);
            guard.snapshot(1, CHECKPOINT);
            guard.notifyOfCompletedCheckpoint(1);
            guard.setProcessingTime(5_000);
            write(guard);
            // when, then
            assertThat(restoredAt(5_500, guard.snapshot(2, CHECKPOINT))).isEmpty();
        }
    }

    @Test
    void countFromTheTransactionThatAFailedCheckpointHasLeft() throws Exception {
        // given
        try (GuardSubtask guard = open(1_000, null)) {
            write(guard);
            guard.snapshot(1, CHECKPOINT);
            guard.setProcessingTime(1_800);
            write(guard);
            // when, then
            assertThat(restoredAt(2_001, guard.snapshot(2, CHECKPOINT))).isEqualTo(TOO_LATE);
        }
    }

    @Test
    void failTheJobRatherThanCompleteACheckpointThatComesTooLate() throws Exception {
        // given
        try (GuardSubtask guard = open(1_000, null)) {
            write(guard);
            guard.snapshot(1, CHECKPOINT);
            guard.setProcessingTime(1_801);
            // when, then
            assertThatThrownBy(() -> guard.snapshot(2, CHECKPOINT))
                    .hasRootCauseMessage(
                            "Expected to commit within PT0.8S, four fifths of the transaction timeout, but the"
                                    + " oldest transaction of this checkpoint began PT0.801S ago and the brokers"
                                    + " have aborted it, or soon will. The job goes back to its last checkpoint"
                                    + " and writes again what came after it. Find out why no checkpoint was"
                                    + " complete for so long, or set a longer timeout.");
        }
    }

    @Test
    void doNotMatterWhereNoTransactionsAreUsed() throws Exception {
        // given
        FakeTopics topics = FakeTopics.allOf(TOPICS);
        try (GuardSubtask guard =
                GuardSubtask.open(options(DeliveryGuarantee.AT_LEAST_ONCE), topics, 0, null)) {
            topics.tell();
            guard.runMails();
            write(guard);
            guard.setProcessingTime(1_000_000);
            // when
            OperatorSubtaskState state = guard.snapshot(1, CHECKPOINT);
            // then
            assertThat(restoredAt(2_000_000, state)).isEmpty();
        }
    }

    @Test
    void sayNothingAfterAChangeToAtLeastOnce() throws Exception {
        // given
        OperatorSubtaskState state = writtenAt(1_000, CHECKPOINT);
        // when
        try (GuardSubtask guard =
                GuardSubtask.open(
                        options(DeliveryGuarantee.AT_LEAST_ONCE),
                        FakeTopics.allOf(TOPICS),
                        1_000_000,
                        state)) {
            // then
            assertThat(guard.metrics()).isEmpty();
        }
    }

    private static OperatorSubtaskState writtenAt(long time, SnapshotType snapshot)
            throws Exception {
        try (GuardSubtask guard = open(time, null)) {
            write(guard);
            guard.setProcessingTime(time + 100);
            write(guard);
            return guard.snapshot(1, snapshot);
        }
    }

    private static void write(GuardSubtask guard) throws Exception {
        guard.write(OutputKind.TRANSITION, "ann", "{}");
    }

    private static Map<String, Long> restoredAt(long time, OperatorSubtaskState state)
            throws Exception {
        try (GuardSubtask guard = open(time, state)) {
            return guard.metrics();
        }
    }

    private static GuardSubtask open(long time, OperatorSubtaskState state) throws Exception {
        FakeTopics topics = FakeTopics.allOf(TOPICS);
        GuardSubtask guard =
                GuardSubtask.open(options(DeliveryGuarantee.EXACTLY_ONCE), topics, time, state);
        topics.tell();
        guard.runMails();
        return guard;
    }

    private static KafkaOutputOptions options(DeliveryGuarantee guarantee) {
        return new KafkaOutputOptions(
                KafkaClientSettings.of(Map.of("bootstrap.servers", "127.0.0.1:1")),
                TOPICS,
                guarantee,
                "test",
                Duration.ofMillis(1_000));
    }
}
