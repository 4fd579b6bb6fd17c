// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import java.util.stream.Stream;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;

/** One subtask of the operator, with its mailbox, in Flink's test harness. */
@SuppressWarnings("try") // Its close declares every exception, which the compiler warns of.
final class DeliverySubtask extends AbstractStreamOperatorTestHarness<Outcome> {
    static final int MAX_PARALLELISM = 128;

    private final TaskMetrics metrics;

    DeliverySubtask(
            DestinationFactory destinations, DeliveryOptions options, int parallelism, int index)
            throws Exception {
        this(destinations, options, parallelism, index, new TaskMetrics());
    }

    private DeliverySubtask(
            DestinationFactory destinations,
            DeliveryOptions options,
            int parallelism,
            int index,
            TaskMetrics metrics)
            throws Exception {
        super(
                new DeliveryOperatorFactory(destinations, options),
                new MockEnvironmentBuilder()
                        .setTaskName("deliver")
                        .setManagedMemorySize(3 << 20)
                        .setMaxParallelism(MAX_PARALLELISM)
                        .setParallelism(parallelism)
                        .setSubtaskIndex(index)
                        .setMetricGroup(metrics.task())
                        .build());
        this.metrics = metrics;
        KeySelector<Message, String> byLane = Message::laneKey;
        config.setStatePartitioner(0, byLane);
        config.setStateKeySerializer(StringSerializer.INSTANCE);
        config.serializeAllConfigs();
    }

    @Override
    public void close() throws Exception {
        super.close();
        getEnvironment().close();
    }

    DeliveryOperator deliveries() {
        return (DeliveryOperator) operator;
    }

    /** How many values there are in keyed state. */
    long stateEntries() {
        KeyedStateBackend<String> backend = deliveries().getKeyedStateBackend();
        try (Stream<?> waiting = backend.getKeysAndNamespaces(LaneStore.WAITING.getName());
                Stream<?> lanes =
                        backend.getKeys(LaneStore.LANE.getName(), VoidNamespace.INSTANCE)) {
            return waiting.count() + lanes.count();
        }
    }

    TaskMetrics metrics() {
        return metrics;
    }

    void message(Message message) throws Exception {
        StreamRecord<Message> record = new StreamRecord<>(message);
        deliveries().setKeyContextElement1(record);
        deliveries().processElement1(record);
    }

    void update(DestinationUpdate update) throws Exception {
        deliveries().processElement2(new StreamRecord<>(update));
    }

    private MailboxExecutor mailbox() {
        return mockTask.getMailboxExecutorFactory().createExecutor(0);
    }

    /** Sets the time while the operator waits for its mailbox. */
    void setTimeByMail(long time) {
        mailbox().execute(() -> setProcessingTime(time), "time");
    }

    /** Does what waits in the mailbox. */
    void runMails() {
        MailboxExecutor mailbox = mailbox();
        while (mailbox.tryYield()) {
            // Until there is none.
        }
    }
}
