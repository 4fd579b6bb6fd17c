// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.connectors.delivery.Message;
import dev.journeys.job.JourneyTopology;
import dev.journeys.job.state.ControlUpdate;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.OutputRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/**
 * The subtasks of one journey operator, each in Flink's test harness, wired as the topology wires
 * them: events by user, control records and watermarks to all. Can be stopped with a snapshot and
 * restored at another parallelism at any time.
 */
final class OperatorSubtasks {
    private static final int MAX_PARALLELISM = JourneyTopology.DEFAULT_MAX_PARALLELISM;

    private final EngineOptions options;
    private final Backend backend;
    private final List<OutputRecord> output = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    private List<Subtask> subtasks = new ArrayList<>();
    private long checkpoint;

    OperatorSubtasks(EngineOptions options, Backend backend, int parallelism) throws Exception {
        this.options = options;
        this.backend = backend;
        for (int index = 0; index < parallelism; index++) {
            subtasks.add(open(parallelism, index, null));
        }
    }

    private Subtask open(int parallelism, int index, OperatorSubtaskState restored)
            throws Exception {
        Subtask subtask = new Subtask(options, parallelism, index);
        subtask.setStateBackend(backend.create());
        subtask.setup(
                TypeInformation.of(OutputRecord.class)
                        .createSerializer(subtask.getExecutionConfig().getSerializerConfig()));
        if (restored != null) {
            subtask.initializeState(restored);
        }
        subtask.open();
        return subtask;
    }

    /** A control record comes in. */
    void define(DefinitionRecord definition) throws Exception {
        control(ControlUpdate.set(definition));
    }

    /** A control record comes in, goes, or all are said to be there. */
    void control(ControlUpdate update) throws Exception {
        for (Subtask subtask : subtasks) {
            subtask.processElement2(new StreamRecord<>(update));
        }
        drain();
    }

    /** All control records that existed at the start have come in. */
    void endDefinitions() throws Exception {
        for (Subtask subtask : subtasks) {
            subtask.endInput2();
        }
        drain();
    }

    /** An event comes in, at the subtask that has its user. */
    void event(JourneyEvent event) throws Exception {
        int index =
                KeyGroupRangeAssignment.assignKeyToParallelOperator(
                        event.user(), MAX_PARALLELISM, subtasks.size());
        subtasks.get(index).processElement1(new StreamRecord<>(event));
        drain();
    }

    /** A watermark of the events comes in. */
    void watermark(long time) throws Exception {
        for (Subtask subtask : subtasks) {
            subtask.processWatermark1(new Watermark(time));
        }
        drain();
    }

    /** A watermark of the events comes in at one subtask, before it does at the others. */
    void watermark(int subtask, long time) throws Exception {
        subtasks.get(subtask).processWatermark1(new Watermark(time));
        drain();
    }

    /** Takes a checkpoint that nobody will restore. */
    void checkpoint() throws Exception {
        snapshot();
    }

    /** Stops with a snapshot and goes on from it, at another parallelism or the same. */
    void rescale(int parallelism) throws Exception {
        OperatorSubtaskState[] snapshots = snapshot();
        OperatorSubtaskState all = AbstractStreamOperatorTestHarness.repackageState(snapshots);
        int before = subtasks.size();
        close();
        subtasks = new ArrayList<>();
        for (int index = 0; index < parallelism; index++) {
            OperatorSubtaskState restored =
                    AbstractStreamOperatorTestHarness.repartitionOperatorState(
                            all, MAX_PARALLELISM, before, parallelism, index);
            subtasks.add(open(parallelism, index, restored));
        }
    }

    private OperatorSubtaskState[] snapshot() throws Exception {
        checkpoint++;
        OperatorSubtaskState[] snapshots = new OperatorSubtaskState[subtasks.size()];
        for (int index = 0; index < snapshots.length; index++) {
            snapshots[index] = subtasks.get(index).snapshot(checkpoint, 0);
        }
        return snapshots;
    }

    /** The bounded inputs have ended: the counters come out. */
    void finish() throws Exception {
        for (Subtask subtask : subtasks) {
            subtask.endInput1();
            subtask.getOperator().finish();
        }
        drain();
    }

    /**
     * What is left in state; takes a checkpoint first, since only that clears the waiting events of
     * the last one.
     */
    Leftovers leftovers() throws Exception {
        checkpoint();
        Leftovers all = new Leftovers();
        for (Subtask subtask : subtasks) {
            all.add(subtask.getOperator(), subtask.numEventTimeTimers());
        }
        return all;
    }

    /** The versions whose definitions the first subtask keeps, by name. */
    List<String> versions() throws Exception {
        List<String> versions = new ArrayList<>();
        subtasks.get(0)
                .getOperator()
                .getOperatorStateBackend()
                .getBroadcastState(OperatorState.VERSIONS)
                .immutableEntries()
                .forEach(version -> versions.add(version.getKey()));
        versions.sort(null);
        return versions;
    }

    void close() throws Exception {
        for (Subtask subtask : subtasks) {
            subtask.close();
        }
    }

    /** All that was emitted so far, by time of emission. */
    List<OutputRecord> output() {
        return output;
    }

    /** All that other operators are to send, by time of emission. */
    List<Message> messages() {
        return messages;
    }

    private void drain() {
        for (Subtask subtask : subtasks) {
            output.addAll(subtask.extractOutputValues());
            Queue<StreamRecord<Message>> sent = subtask.getSideOutput(JourneyOperator.MESSAGES);
            if (sent != null) {
                sent.forEach(record -> messages.add(record.getValue()));
                sent.clear();
            }
            subtask.getOutput().clear();
        }
    }

    /**
     * One subtask with the types filled in; its close declares every exception, which the compiler
     * warns of.
     */
    @SuppressWarnings("try")
    private static final class Subtask
            extends KeyedTwoInputStreamOperatorTestHarness<
                    String, JourneyEvent, ControlUpdate, OutputRecord> {
        Subtask(EngineOptions options, int parallelism, int index) throws Exception {
            super(
                    new JourneyOperator(options),
                    JourneyEvent::user,
                    null,
                    Types.STRING,
                    MAX_PARALLELISM,
                    parallelism,
                    index);
        }
    }
}
