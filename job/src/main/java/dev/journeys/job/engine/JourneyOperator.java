// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.cep.PatternHost;
import dev.journeys.job.cep.WaitHost;
import dev.journeys.job.definitions.DefinitionRegistry;
import dev.journeys.job.delivery.OutputFormat;
import dev.journeys.job.state.CountRecord;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.OutputKind;
import dev.journeys.job.state.OutputRecord;
import dev.journeys.patterns.parse.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.runtime.state.internal.InternalValueState;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedMultiInput;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * The journey operator, keyed by user: events come in on the first input, control records,
 * broadcast, on the second; what happens to journeys goes out.
 *
 * <ul>
 *   <li>State: see {@link OperatorState}. Instances are namespaces of their user's key.
 *   <li>Order: events wait on the heap until the watermark has passed them and are then taken by
 *       time and place; see {@link JourneyEngine} for what happens to each. Until all control
 *       records that existed at the start are read, nothing is taken.
 *   <li>Timers: one event-time timer a user, for the first time at which something of the user is
 *       due.
 *   <li>Output: {@link OutputRecord}s without a timestamp; those of one instance are in order.
 *   <li>Restore: at any parallelism. Definitions are compiled anew, waiting events follow their
 *       users, the smallest watermark of all subtasks is the threshold for late events.
 * </ul>
 */
public final class JourneyOperator extends AbstractStreamOperator<OutputRecord>
        implements TwoInputStreamOperator<JourneyEvent, DefinitionRecord, OutputRecord>,
                Triggerable<String, VoidNamespace>,
                BoundedMultiInput {
    /** The accumulator that counts valid events, for those who watch a bounded run. */
    public static final String EVENTS_ACCUMULATOR = "events";

    /** The accumulator that counts deliveries, for those who watch a bounded run. */
    public static final String DELIVERIES_ACCUMULATOR = "deliveries";

    private static final long serialVersionUID = 1;
    private static final int DEFINITIONS_INPUT = 2;

    private final EngineOptions options;

    private transient DefinitionRegistry registry;
    private transient WaitHost waitHost;
    private transient PatternHost patternHost;
    private transient WaitingEvents waiting;
    private transient WaitingCheckpoint waitingCheckpoint;
    private transient Counters counters;
    private transient OutputFormat format;
    private transient JourneyEngine engine;
    private transient LongCounter events;
    private transient LongCounter deliveries;
    private transient ListState<Long> watermarkState;
    private transient ListState<CountRecord> countState;
    private transient BroadcastState<String, DefinitionRecord> definitions;

    /** The newest watermark of the events; those at or before it are late. */
    private transient long watermark;

    private transient boolean definitionsRead;

    /** An operator with the given options. */
    @SuppressWarnings(
            "NullAway.Init") // Handles are set in initializeState and open, as Flink does.
    public JourneyOperator(EngineOptions options) {
        this.options = options;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        counters = new Counters();
        watermark = Long.MIN_VALUE;
        countState = context.getOperatorStateStore().getUnionListState(OperatorState.COUNTS);
        watermarkState = context.getOperatorStateStore().getUnionListState(OperatorState.WATERMARK);
        definitions = context.getOperatorStateStore().getBroadcastState(OperatorState.DEFINITIONS);
        if (context.isRestored()) {
            restoreCountsAndWatermark();
        }
    }

    private void restoreCountsAndWatermark() throws Exception {
        long smallest = Long.MAX_VALUE;
        for (Long restored : watermarkState.get()) {
            smallest = Math.min(smallest, restored);
        }
        watermark = smallest == Long.MAX_VALUE ? Long.MIN_VALUE : smallest;
        // Only the sum over all subtasks counts, so one of them carries it on.
        if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
            for (CountRecord count : countState.get()) {
                counters.restore(count);
            }
        }
    }

    @Override
    public void open() throws Exception {
        super.open();
        registry = new DefinitionRegistry();
        waitHost = new WaitHost();
        patternHost = new PatternHost();
        events = new LongCounter();
        deliveries = new LongCounter();
        format = new OutputFormat();
        for (Map.Entry<String, DefinitionRecord> known : definitions.immutableEntries()) {
            registry.accept(known.getValue());
        }
        KeyedStores stores =
                new KeyedStores(
                        getPartitionedState(OperatorState.USER),
                        namespaced(OperatorState.INSTANCE),
                        namespaced(OperatorState.PATTERN),
                        getInternalTimerService(
                                OperatorState.TIMERS, VoidNamespaceSerializer.INSTANCE, this));
        engine =
                new JourneyEngine(
                        registry,
                        stores,
                        stores,
                        waitHost,
                        new PatternEntries(stores, patternHost, counters),
                        this::emit,
                        counters,
                        options.deduplicationHorizonMillis());
        waiting = new WaitingEvents();
        waitingCheckpoint =
                new WaitingCheckpoint(
                        getKeyedStateBackend(), getPartitionedState(OperatorState.WAITING));
        waitingCheckpoint.restore(waiting);
        getRuntimeContext().addAccumulator(EVENTS_ACCUMULATOR, events);
        getRuntimeContext().addAccumulator(DELIVERIES_ACCUMULATOR, deliveries);
    }

    /**
     * Every backend's value state is an internal one, which lets the operator choose the namespace.
     */
    @SuppressWarnings("unchecked")
    private <T> InternalValueState<String, String, T> namespaced(ValueStateDescriptor<T> descriptor)
            throws Exception {
        ValueState<T> state = getOrCreateKeyedState(StringSerializer.INSTANCE, descriptor);
        return (InternalValueState<String, String, T>) state;
    }

    @Override
    public void processElement1(StreamRecord<JourneyEvent> element) {
        JourneyEvent event = element.getValue();
        counters.add(JobCount.EVENTS);
        events.add(1);
        if (event.timestamp() <= watermark) {
            counters.add(JobCount.LATE);
            emit(format.late(event, watermark));
        } else if (event.timestamp() > options.endTime()) {
            counters.add(JobCount.AFTER_END);
        } else if (!definitionsRead || engine.concerns(event)) {
            waiting.add(event);
        }
    }

    @Override
    public void processElement2(StreamRecord<DefinitionRecord> element) throws Exception {
        DefinitionRecord record = element.getValue();
        List<Problem> problems = registry.accept(record);
        if (problems.isEmpty()) {
            definitions.put(record.key(), record);
            waitHost.forgetPatterns();
            patternHost.forgetPatterns();
        } else if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
            // Every subtask refuses it the same way; one of them says so.
            emit(
                    format.deadLetter(
                            "invalid-definition",
                            problems.toString(),
                            new String(record.definition(), StandardCharsets.UTF_8),
                            record.key()));
        }
    }

    @Override
    public void processWatermark1(Watermark mark) throws Exception {
        watermark = Math.max(watermark, mark.getTimestamp());
        if (definitionsRead) {
            advance();
        }
    }

    /** Control records have no event time. */
    @Override
    public void processWatermark2(Watermark mark) {}

    @Override
    public void endInput(int inputId) throws Exception {
        if (inputId == DEFINITIONS_INPUT) {
            definitionsRead = true;
            advance();
        }
    }

    private void advance() throws Exception {
        long time = Math.min(watermark, options.endTime());
        for (JourneyEvent event = waiting.pollUpTo(time);
                event != null;
                event = waiting.pollUpTo(time)) {
            if (engine.concerns(event)) {
                setCurrentKey(event.user());
                engine.take(event);
            }
        }
        if (timeServiceManager != null) {
            timeServiceManager.advanceWatermark(new Watermark(time));
        }
        output.emitWatermark(new Watermark(watermark));
    }

    private void emit(OutputRecord record) {
        if (record.kind() == OutputKind.DELIVERY) {
            deliveries.add(1);
        }
        output.collect(new StreamRecord<>(record));
    }

    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) {
        engine.wake(timer.getKey(), timer.getTimestamp());
    }

    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
        throw new IllegalStateException(
                "Expected timers of event time only, but found one of processing time.");
    }

    /** A bounded input has ended: what was counted goes out. */
    @Override
    public void finish() throws Exception {
        for (CountRecord count : counters.records()) {
            emit(format.count(count));
        }
        super.finish();
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        waitingCheckpoint.save(waiting);
        watermarkState.update(List.of(watermark));
        countState.update(counters.records());
    }
}
