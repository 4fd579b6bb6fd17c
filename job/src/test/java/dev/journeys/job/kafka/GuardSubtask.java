// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import dev.journeys.job.metrics.KeptMetrics;
import dev.journeys.job.state.OutputKind;
import dev.journeys.job.state.OutputRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.SnapshotType;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.mailbox.Mail;
import org.apache.flink.streaming.runtime.tasks.mailbox.TaskMailbox;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;

/** One subtask of the guard, with the test's topics and clock. */
@SuppressWarnings("try") // Its close declares every exception, which the compiler warns of.
final class GuardSubtask extends OneInputStreamOperatorTestHarness<OutputRecord, OutputRecord> {
    private final KeptMetrics metrics;

    private GuardSubtask(
            KafkaOutputOptions options, FakeTopics topics, KeptMetrics metrics, int index)
            throws Exception {
        super(
                new OutputGuardFactory(options, topics.factory()),
                new MockEnvironmentBuilder()
                        .setTaskName("guard")
                        .setMaxParallelism(128)
                        .setParallelism(2)
                        .setSubtaskIndex(index)
                        .setMetricGroup(metrics.task())
                        .build());
        this.metrics = metrics;
    }

    /**
     * Opens one at a time of the clock.
     *
     * @param restored null: begins without state
     */
    static GuardSubtask open(
            KafkaOutputOptions options, FakeTopics topics, long now, OperatorSubtaskState restored)
            throws Exception {
        GuardSubtask subtask = new GuardSubtask(options, topics, new KeptMetrics(), 0);
        subtask.setProcessingTime(now);
        subtask.setup(
                TypeInformation.of(OutputRecord.class)
                        .createSerializer(subtask.getExecutionConfig().getSerializerConfig()));
        if (restored != null) {
            subtask.initializeState(restored);
        }
        subtask.open();
        return subtask;
    }

    void write(OutputRecord record) throws Exception {
        processElement(new StreamRecord<>(record));
    }

    void write(OutputKind kind, String user, String json) throws Exception {
        write(new OutputRecord(kind, user, json.getBytes(StandardCharsets.UTF_8)));
    }

    /** What other threads have left to do for the task. */
    void runMails() throws Exception {
        Optional<Mail> mail = getTaskMailbox().tryTake(TaskMailbox.MIN_PRIORITY);
        while (mail.isPresent()) {
            mail.get().run();
            mail = getTaskMailbox().tryTake(TaskMailbox.MIN_PRIORITY);
        }
    }

    OperatorSubtaskState snapshot(long checkpoint, SnapshotType type) throws Exception {
        return snapshotWithLocalState(checkpoint, 0, type).getJobManagerOwnedState();
    }

    /** What goes on to the sink of transactions. */
    List<OutputRecord> records() {
        return extractOutputValues();
    }

    List<OutputRecord> acknowledgements() {
        Queue<StreamRecord<OutputRecord>> records = getSideOutput(OutputGuard.ACKNOWLEDGEMENTS);
        return records == null ? List.of() : records.stream().map(StreamRecord::getValue).toList();
    }

    Map<String, Long> metrics() {
        return metrics.values();
    }

    static String json(OutputRecord record) {
        return new String(record.json(), StandardCharsets.UTF_8);
    }
}
