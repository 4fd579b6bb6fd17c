// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import dev.journeys.job.delivery.Refused;
import dev.journeys.job.metrics.MetricName;
import dev.journeys.job.metrics.OutputMetrics;
import dev.journeys.job.state.OutputKind;
import dev.journeys.job.state.OutputRecord;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.CheckpointOptions;
import org.apache.flink.runtime.checkpoint.SavepointType;
import org.apache.flink.runtime.state.CheckpointStreamFactory;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.OperatorSnapshotFutures;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the sinks: what its topic would not take, and what would therefore stop the job for
 * ever, becomes a dead letter. Acknowledgements go to {@link #ACKNOWLEDGEMENTS}, all else goes on.
 *
 * <p>Until topics have been looked at once, and while a dead letter cannot be written, records wait
 * here; completed checkpoints are committed meanwhile. State: when the oldest transaction began
 * that the checkpoint has to commit ({@link TransactionAges}). No timers.
 */
final class OutputGuard extends AbstractStreamOperator<OutputRecord>
        implements OneInputStreamOperator<OutputRecord, OutputRecord> {
    /** The side output of acknowledgements. */
    static final OutputTag<OutputRecord> ACKNOWLEDGEMENTS =
            new OutputTag<>("acknowledgements", TypeInformation.of(OutputRecord.class));

    private static final long serialVersionUID = 1;

    private final KafkaOutputOptions options;
    private final TopicWatch.Factory watches;
    private final MailboxExecutor mailbox;

    private transient TransactionAges transactions;
    private transient OutputMetrics metrics;
    private transient FittingLetters letters;
    private transient KnownTopics topics;
    private transient boolean stopping;

    @SuppressWarnings("NullAway.Init") // Handles are set in initializeState and open.
    OutputGuard(
            StreamOperatorParameters<OutputRecord> parameters,
            KafkaOutputOptions options,
            TopicWatch.Factory watches) {
        super(parameters);
        this.options = options;
        this.watches = watches;
        mailbox = parameters.getMailboxExecutor();
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        transactions =
                new TransactionAges(
                        context.getOperatorStateStore().getListState(TransactionAges.BEGINNINGS),
                        options.transactionTimeout(),
                        getProcessingTimeService()::getCurrentProcessingTime);
        if (options.isExactlyOnce() && context.isRestored()) {
            transactions.restore();
        }
    }

    @Override
    public void open() throws Exception {
        super.open();
        letters = new FittingLetters();
        boolean first = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0;
        topics = new KnownTopics(mailbox, new TopicChanges(first), watches);
        metrics = new OutputMetrics(getMetricGroup());
        metrics.show(MetricName.OUTPUT_HELD, () -> topics.isHeld() ? 1 : 0);
        metrics.show(MetricName.RESTORE_TOO_LATE, () -> transactions.tooLate() ? 1 : 0);
    }

    @Override
    public void processElement(StreamRecord<OutputRecord> element) throws Exception {
        OutputRecord record = element.getValue();
        if (record.kind() == OutputKind.COUNTS) {
            // The summary of a bounded run; what a running job counts are its metrics.
            return;
        }
        String topic = options.topics().of(record);
        Refusal refusal = Refusal.of(record, topic, topics.state(topic));
        if (refusal == null) {
            emit(element);
        } else if (record.kind() == OutputKind.DEAD_LETTER) {
            writeLetter(Refused.of(record));
        } else {
            metrics.deadLetter(refusal.reason());
            writeLetter(FittingLetters.of(record, topic, refusal));
        }
    }

    /** Waits until there is a topic that takes the dead letter. Nothing is ever dropped. */
    private void writeLetter(Refused refused) throws InterruptedException {
        emit(new StreamRecord<>(topics.await(() -> fit(refused))));
    }

    private @Nullable OutputRecord fit(Refused refused) throws InterruptedException {
        return topics.state(options.topics().deadLetters()) instanceof TopicState.Writable writable
                ? letters.fit(refused, writable.maxBytes())
                : null;
    }

    private void emit(StreamRecord<OutputRecord> element) {
        if (element.getValue().kind() == OutputKind.ACKNOWLEDGEMENT) {
            output.collect(ACKNOWLEDGEMENTS, element);
        } else {
            if (options.isExactlyOnce()) {
                transactions.written();
            }
            output.collect(element);
        }
    }

    /** Looks at what the snapshot is for, which is known nowhere else. */
    @Override
    public OperatorSnapshotFutures snapshotState(
            long checkpointId,
            long timestamp,
            CheckpointOptions checkpointOptions,
            CheckpointStreamFactory factory)
            throws Exception {
        stopping =
                checkpointOptions.getCheckpointType() instanceof SavepointType savepoint
                        && savepoint.isSynchronous();
        return super.snapshotState(checkpointId, timestamp, checkpointOptions, factory);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        transactions.save(context.getCheckpointId(), stopping);
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        super.notifyCheckpointComplete(checkpointId);
        transactions.committed(checkpointId);
    }

    @Override
    public void close() throws Exception {
        // Null where opening failed half-way.
        if (topics != null) {
            topics.close();
        }
        super.close();
    }
}
