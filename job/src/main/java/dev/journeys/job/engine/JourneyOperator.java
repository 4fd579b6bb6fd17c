// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.connectors.delivery.Message;
import dev.journeys.job.cep.PatternHost;
import dev.journeys.job.cep.WaitHost;
import dev.journeys.job.definitions.DefinitionRegistry;
import dev.journeys.job.definitions.DefinitionStates;
import dev.journeys.job.definitions.Definitions;
import dev.journeys.job.definitions.HeardEvent;
import dev.journeys.job.delivery.OutputFormat;
import dev.journeys.job.delivery.Subtask;
import dev.journeys.job.destination.KnownDestinations;
import dev.journeys.job.metrics.JobMetrics;
import dev.journeys.job.metrics.MetricName;
import dev.journeys.job.state.ControlUpdate;
import dev.journeys.job.state.CountRecord;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.OutputKind;
import dev.journeys.job.state.OutputRecord;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
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
import org.apache.flink.util.OutputTag;

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
 *       Deliveries that other operators send go to {@link #MESSAGES}.
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

    /** The side output of deliveries that are sent by other operators. */
    public static final OutputTag<Message> MESSAGES =
            new OutputTag<>("messages", TypeInformation.of(Message.class));

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
    private transient ListState<CountRecord> countState;
    private transient EventTime eventTime;
    private transient Definitions definitions;
    private transient KnownDestinations destinations;
    private transient ControlInput controlInput;
    private transient Slices timers;
    private transient ArchiveSweep sweep;

    /** Epoch milliseconds of the clock at which the operator was opened. */
    private transient long opened;

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
        OperatorStateStore store = context.getOperatorStateStore();
        countState = store.getUnionListState(OperatorState.COUNTS);
        eventTime = new EventTime(store);
        registry = new DefinitionRegistry();
        definitions =
                new Definitions(
                        new DefinitionStates(
                                store.getBroadcastState(OperatorState.RECORDS),
                                store.getBroadcastState(OperatorState.VERSIONS),
                                store.getUnionListState(OperatorState.LATE_RECORDS)),
                        registry);
        destinations =
                new KnownDestinations(
                        store.getBroadcastState(OperatorState.DESTINATIONS), options.policy());
        if (context.isRestored()) {
            eventTime.restore();
        }
    }

    private void restoreCounts() throws Exception {
        // Only the sum over all subtasks counts, so one of them carries it on.
        if (subtask().isFirst()) {
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
        destinations.restore();
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
        controlInput =
                new ControlInput(
                        definitions,
                        destinations,
                        counters,
                        this::emit,
                        subtask(),
                        options.acknowledges());
        refusals = new Refusals(options.limits(), counters, this::emit);
        engine =
                new JourneyEngine(
                        registry,
                        stores,
                        stores,
                        waitHost,
                        new PatternEntries(stores, patternHost, counters),
                        new Dispatch(options, destinations, this::emit, this::send, counters),
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

    private Subtask subtask() {
        TaskInfo task = getRuntimeContext().getTaskInfo();
        return new Subtask(task.getIndexOfThisSubtask(), task.getNumberOfParallelSubtasks());
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
        long watermark = eventTime.watermark();
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

    /** An event that arrives waits; its user becomes the current key when it is taken. */
    @Override
    public boolean hasKeyContext1() {
        return false;
    }

    @Override
    public void processElement1(StreamRecord<JourneyEvent> element) {
        JourneyEvent event = element.getValue();
        counters.add(JobCount.EVENTS);
        events.add(1);
        if (event.timestamp() <= eventTime.watermark()) {
            counters.add(JobCount.LATE);
            emit(format.late(event, eventTime.watermark()));
        } else if (event.timestamp() > options.endTime()) {
            counters.add(JobCount.AFTER_END);
        } else {
            keep(event);
        }
    }

    /** Lets an event wait, unless nobody will want it. */
    private void keep(JourneyEvent event) {
        // A record that is still to come may name the event before it is taken.
        HeardEvent heard = definitionsEnded ? registry.heard(event.name()) : null;
        boolean mayConcern = heard == null || JourneyEngine.concerns(event, heard);
        if (mayConcern && !waiting.add(event, heard)) {
            refusals.waiting(event);
        }
    }

    @Override
    public void processElement2(StreamRecord<ControlUpdate> element) throws Exception {
        ControlUpdate update = element.getValue();
        controlInput.take(update, eventTime.takenUpTo());
        definitionsRead |= update.kind() == ControlUpdate.Kind.COMPLETE;
        waitHost.forgetPatterns();
        patternHost.forgetPatterns();
        sweep.definitionsChanged();
        if (update.kind() == ControlUpdate.Kind.COMPLETE) {
            counters.show(registry.ids());
            advance();
        } else if (definitionsRead && registry.knows(update.journey())) {
            counters.show(update.journey());
        }
    }

    @Override
    public void processWatermark1(Watermark mark) throws Exception {
        eventTime.advanceTo(mark.getTimestamp());
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
        long time = Math.min(eventTime.watermark(), options.endTime());
        for (WaitingEvent next = waiting.pollUpTo(time);
                next != null;
                next = waiting.pollUpTo(time)) {
            JourneyEvent event = next.event();
            definitions.advanceTo(event.timestamp());
            HeardEvent heard = registry.heard(event.name(), next.heard());
            if (JourneyEngine.concerns(event, heard)) {
                setCurrentKey(event.user());
                engine.take(event, heard);
            }
        }
        eventTime.takenUpTo(time);
        timers.start();
        sweep.advanceTo(time);
    }

    /** A million users may be due at once: checkpoints need not wait for the last of them. */
    private boolean fireTimers() throws Exception {
        if (timeServiceManager != null) {
            Watermark due = new Watermark(Math.min(eventTime.watermark(), options.endTime()));
            int[] fired = new int[1];
            if (!timeServiceManager.tryAdvanceWatermark(
                    due, () -> ++fired[0] >= TIMERS_IN_A_SLICE)) {
                return false;
            }
            eventTime.firedUpTo(due.getTimestamp());
        }
        output.emitWatermark(new Watermark(eventTime.watermark()));
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

    private void send(Message message) {
        deliveries.add(1);
        output.collect(MESSAGES, new StreamRecord<>(message));
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
        definitions.save(eventTime.firedUpTo());
        eventTime.save();
        countState.update(counters.toRestore());
    }
}
