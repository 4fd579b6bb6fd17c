// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.cep.PatternHost;
import dev.journeys.job.cep.WaitHost;
import dev.journeys.job.definitions.DefinitionRegistry;
import dev.journeys.job.definitions.DefinitionStates;
import dev.journeys.job.definitions.Definitions;
import dev.journeys.job.delivery.OutputFormat;
import dev.journeys.job.metrics.JobMetrics;
import dev.journeys.job.metrics.MetricName;
import dev.journeys.job.state.ControlUpdate;
import dev.journeys.job.state.CountRecord;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.OutputKind;
import dev.journeys.job.state.OutputRecord;
import dev.journeys.patterns.parse.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.OperatorStateStore;
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
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

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
        implements TwoInputStreamOperator<JourneyEvent, ControlUpdate, OutputRecord>,
                Triggerable<String, VoidNamespace>,
                BoundedMultiInput {
    /** The accumulator that counts valid events, for those who watch a bounded run. */
    public static final String EVENTS_ACCUMULATOR = "events";

    /** The accumulator that counts deliveries, for those who watch a bounded run. */
    public static final String DELIVERIES_ACCUMULATOR = "deliveries";

    private static final long serialVersionUID = 1;
    private static final int DEFINITIONS_INPUT = 2;
    private static final int TIMERS_IN_A_SLICE = 1_000;

    private final EngineOptions options;

    private transient DefinitionRegistry registry;
    private transient WaitHost waitHost;
    private transient PatternHost patternHost;
    private transient WaitingEvents waiting;
    private transient WaitingCheckpoint waitingCheckpoint;
    private transient Counters counters;
    private transient Refusals refusals;
    private transient OutputFormat format;
    private transient JourneyEngine engine;
    private transient LongCounter events;
    private transient LongCounter deliveries;
    private transient ListState<Long> watermarkState;
    private transient ListState<CountRecord> countState;
    private transient ListState<Long> takenState;
    private transient Definitions definitions;
    private transient Slices timers;
    private transient ArchiveSweep sweep;

    /** The newest watermark of the events; those at or before it are late. */
    private transient long watermark;

    /** Epoch milliseconds of the clock at which the operator was opened. */
    private transient long opened;

    /** Events up to this time have been taken; control records for it come too late. */
    private transient long takenUpTo;

    /** All control records that existed at the start are here: events may be taken. */
    private transient boolean definitionsRead;

    /** No further control record will come. */
    private transient boolean definitionsEnded;

    /** An operator with the given options. */
    @SuppressWarnings(
            "NullAway.Init") // Handles are set in initializeState and open, as Flink does.
    public JourneyOperator(EngineOptions options) {
        this.options = options;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        watermark = Long.MIN_VALUE;
        takenUpTo = Definitions.NOTHING_TAKEN;
        OperatorStateStore store = context.getOperatorStateStore();
        countState = store.getUnionListState(OperatorState.COUNTS);
        watermarkState = store.getUnionListState(OperatorState.WATERMARK);
        takenState = store.getUnionListState(OperatorState.TAKEN_UP_TO);
        registry = new DefinitionRegistry();
        definitions =
                new Definitions(
                        new DefinitionStates(
                                store.getBroadcastState(OperatorState.RECORDS),
                                store.getBroadcastState(OperatorState.VERSIONS),
                                store.getUnionListState(OperatorState.LATE_RECORDS)),
                        registry);
        if (context.isRestored()) {
            restoreWatermark();
        }
    }

    private void restoreWatermark() throws Exception {
        long smallest = Long.MAX_VALUE;
        for (Long restored : watermarkState.get()) {
            smallest = Math.min(smallest, restored);
        }
        watermark = smallest == Long.MAX_VALUE ? Long.MIN_VALUE : smallest;
        for (Long restored : takenState.get()) {
            takenUpTo = Math.max(takenUpTo, restored);
        }
    }

    private void restoreCounts() throws Exception {
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
        waitHost = new WaitHost();
        patternHost = new PatternHost();
        events = new LongCounter();
        deliveries = new LongCounter();
        format = new OutputFormat();
        JobMetrics metrics = new JobMetrics(getMetricGroup(), options.journeysWithMetrics());
        counters = new Counters(metrics);
        definitions.restore();
        counters.show(registry.ids());
        restoreCounts();
        showPresentValues(metrics);
        KeyedStores stores =
                new KeyedStores(
                        getPartitionedState(OperatorState.USER),
                        namespaced(OperatorState.INSTANCE),
                        namespaced(OperatorState.PATTERN),
                        getInternalTimerService(
                                OperatorState.TIMERS, VoidNamespaceSerializer.INSTANCE, this));
        refusals = new Refusals(options.limits(), counters, this::emit);
        engine =
                new JourneyEngine(
                        registry,
                        stores,
                        stores,
                        waitHost,
                        new PatternEntries(stores, patternHost, counters),
                        this::emit,
                        counters,
                        refusals,
                        options);
        waiting = new WaitingEvents(options.limits().waitingEvents());
        waitingCheckpoint =
                new WaitingCheckpoint(
                        getKeyedStateBackend(), getPartitionedState(OperatorState.WAITING));
        waitingCheckpoint.restore(waiting);
        timers = new Slices(getProcessingTimeService(), this::fireTimers);
        sweep =
                new ArchiveSweep(
                        registry, getKeyedStateBackend(), getProcessingTimeService(), this::wake);
        getRuntimeContext().addAccumulator(EVENTS_ACCUMULATOR, events);
        getRuntimeContext().addAccumulator(DELIVERIES_ACCUMULATOR, deliveries);
    }

    private void showPresentValues(JobMetrics metrics) {
        opened = getProcessingTimeService().getCurrentProcessingTime();
        metrics.show(MetricName.WATERMARK_LAG, this::watermarkLag);
        metrics.show(MetricName.WAITING_EVENTS, () -> waiting.size());
        metrics.show(MetricName.DEFINITIONS_READY, () -> definitionsRead ? 1 : 0);
        metrics.show(MetricName.DEFINITIONS_KNOWN, registry::versions);
    }

    /** In milliseconds; before the first watermark, how long it has been waited for. */
    private long watermarkLag() {
        long now = getProcessingTimeService().getCurrentProcessingTime();
        return Math.max(0, now - (watermark == Long.MIN_VALUE ? opened : watermark));
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
        } else if (!definitionsEnded || engine.concerns(event)) {
            // A record that is still to come may name the event before it is taken.
            if (!waiting.add(event)) {
                refusals.waiting(event);
            }
        }
    }

    @Override
    public void processElement2(StreamRecord<ControlUpdate> element) throws Exception {
        ControlUpdate update = element.getValue();
        switch (update.kind()) {
            case SET -> set(Objects.requireNonNull(update.definition()));
            case REMOVE -> definitions.remove(update.key());
            case UNREADABLE -> definitions.keep(update.key());
            case COMPLETE -> {
                definitions.complete();
                definitionsRead = true;
            }
        }
        waitHost.forgetPatterns();
        patternHost.forgetPatterns();
        sweep.definitionsChanged();
        if (definitionsRead) {
            counters.show(registry.ids());
        }
        if (update.kind() == ControlUpdate.Kind.COMPLETE) {
            advance();
        }
    }

    /** Every subtask refuses or takes it the same way; one of them says so. */
    private void set(DefinitionRecord record) throws Exception {
        Definitions.Acceptance acceptance = definitions.set(record, takenUpTo);
        if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() != 0) {
            return;
        }
        if (acceptance.late()) {
            counters.add(JobCount.LATE_DEFINITIONS);
        }
        if (acceptance.changed() && options.acknowledges()) {
            emit(format.acknowledgement(record, acceptance.late()));
        }
        byte[] definition = record.definition();
        if (!acceptance.problems().isEmpty()) {
            counters.deadLetter("invalid-definition");
            emit(
                    format.deadLetter(
                            "invalid-definition",
                            acceptance.problems().stream()
                                    .map(Problem::text)
                                    .collect(Collectors.joining("\n")),
                            definition == null
                                    ? ""
                                    : new String(definition, StandardCharsets.UTF_8),
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

    /** Only events tell the time; that control records are quiet says nothing. */
    @Override
    protected void processWatermarkStatus(WatermarkStatus status, int index) {
        if (index == 0) {
            output.emitWatermarkStatus(status);
        }
    }

    @Override
    public void endInput(int inputId) throws Exception {
        if (inputId == DEFINITIONS_INPUT) {
            definitionsEnded = true;
            definitionsRead = true;
            counters.show(registry.ids());
            advance();
        }
    }

    private void advance() throws Exception {
        long time = Math.min(watermark, options.endTime());
        for (JourneyEvent event = waiting.pollUpTo(time);
                event != null;
                event = waiting.pollUpTo(time)) {
            definitions.advanceTo(event.timestamp());
            if (engine.concerns(event)) {
                setCurrentKey(event.user());
                engine.take(event);
            }
        }
        takenUpTo = Math.max(takenUpTo, time);
        timers.start();
        sweep.advanceTo(time);
    }

    /** A million users may be due at once: checkpoints need not wait for the last of them. */
    private boolean fireTimers() throws Exception {
        if (timeServiceManager != null) {
            Watermark due = new Watermark(Math.min(watermark, options.endTime()));
            int[] fired = new int[1];
            if (!timeServiceManager.tryAdvanceWatermark(
                    due, () -> ++fired[0] >= TIMERS_IN_A_SLICE)) {
                return false;
            }
        }
        output.emitWatermark(new Watermark(watermark));
        return true;
    }

    private void wake(String user, long time) {
        setCurrentKey(user);
        engine.wake(user, time);
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
        timers.finish();
        sweep.finish();
        for (CountRecord count : counters.records()) {
            emit(format.count(count));
        }
        super.finish();
    }

    @Override
    public void close() throws Exception {
        // Null where opening failed half-way.
        if (sweep != null) {
            sweep.close();
        }
        super.close();
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        waitingCheckpoint.save(waiting);
        definitions.save(takenUpTo);
        takenState.update(List.of(takenUpTo));
        watermarkState.update(List.of(watermark));
        countState.update(counters.records());
    }
}
