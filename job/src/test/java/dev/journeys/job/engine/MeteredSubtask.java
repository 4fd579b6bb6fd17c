// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.JourneyTopology;
import dev.journeys.job.metrics.KeptMetrics;
import dev.journeys.job.state.ControlUpdate;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.OutputRecord;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;

/** One subtask of the journey operator with a registry that keeps its metrics. */
@SuppressWarnings("try") // Its close declares every exception, which the compiler warns of.
final class MeteredSubtask extends AbstractStreamOperatorTestHarness<OutputRecord> {
    private final JourneyOperator operator;
    private final KeptMetrics metrics;

    private MeteredSubtask(
            JourneyOperator operator, KeptMetrics metrics, int parallelism, int index)
            throws Exception {
        super(
                operator,
                new MockEnvironmentBuilder()
                        .setTaskName("journeys")
                        .setManagedMemorySize(1 << 20)
                        .setMaxParallelism(JourneyTopology.DEFAULT_MAX_PARALLELISM)
                        .setParallelism(parallelism)
                        .setSubtaskIndex(index)
                        .setMetricGroup(metrics.task())
                        .build());
        this.operator = operator;
        this.metrics = metrics;
        KeySelector<JourneyEvent, String> byUser = JourneyEvent::user;
        config.setStatePartitioner(0, byUser);
        config.setStateKeySerializer(StringSerializer.INSTANCE);
        config.serializeAllConfigs();
    }

    /**
     * Opens one.
     *
     * @param restored null: begins without state
     */
    static MeteredSubtask open(
            EngineOptions options, int parallelism, int index, OperatorSubtaskState restored)
            throws Exception {
        MeteredSubtask subtask =
                new MeteredSubtask(
                        new JourneyOperator(options), new KeptMetrics(), parallelism, index);
        subtask.setProcessingTime(1_000_000);
        subtask.setup(
                TypeInformation.of(OutputRecord.class)
                        .createSerializer(subtask.getExecutionConfig().getSerializerConfig()));
        if (restored != null) {
            subtask.initializeState(restored);
        }
        subtask.open();
        return subtask;
    }

    void update(ControlUpdate update) throws Exception {
        operator.processElement2(new StreamRecord<>(update));
    }

    void event(JourneyEvent event) throws Exception {
        StreamRecord<JourneyEvent> record = new StreamRecord<>(event);
        operator.setKeyContextElement1(record);
        operator.processElement1(record);
    }

    void watermark(long time) throws Exception {
        operator.processWatermark1(new Watermark(time));
    }

    /** The values of all metrics of ours, without those that are 0. */
    Map<String, Long> metrics() {
        return metrics.values();
    }

    /** The full names of all metrics of ours. */
    Iterable<String> names() {
        return metrics.names();
    }
}
