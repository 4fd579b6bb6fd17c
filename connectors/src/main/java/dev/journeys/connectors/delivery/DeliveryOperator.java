// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.internal.InternalValueState;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedMultiInput;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages, keyed by destination and lane, each through the channel of its destination; what
 * destinations are comes, broadcast, on the second input. How each message ended goes out.
 *
 * <ul>
 *   <li>Guarantee: at least once; a message that was in flight at a failure is sent again with the
 *       same id and body. One outcome each, as exact as the job's checkpoints. The messages of one
 *       user keep their order only until one has to be tried again.
 *   <li>State: see {@link LaneStore}; besides, {@code destinations}, broadcast, the definitions. In
 *       memory is what is in flight, not what waits.
 *   <li>Timers: of processing time, one for each message whose attempt failed. Besides, not in
 *       state, one for each lane that may not send yet.
 *   <li>Checkpoints wait for nothing.
 *   <li>Restore: at any parallelism; lanes follow their keys. Nothing is sent before {@link
 *       DestinationUpdate.Kind#COMPLETE}.
 *   <li>End of bounded inputs: what waits is still sent for {@link DeliveryOptions#drain}, and then
 *       dead.
 * </ul>
 */
public final class DeliveryOperator extends AbstractStreamOperator<Outcome>
        implements TwoInputStreamOperator<Message, DestinationUpdate, Outcome>,
                Triggerable<String, Long>,
                BoundedMultiInput {
    /** Messages of destinations that take many in one request. They have no outcome here. */
    public static final OutputTag<BatchEntry> BATCHES =
            new OutputTag<>("batches", BatchEntryTypeFactory.TYPE);

    /** Messages of destinations that are reached in another way by now. They have no outcome. */
    public static final OutputTag<BatchEntry> STRAYS =
            new OutputTag<>("strays", BatchEntryTypeFactory.TYPE);

    private static final long serialVersionUID = 1;
    private static final int UPDATES_INPUT = 2;

    /** By destination. The same on every subtask. */
    private static final MapStateDescriptor<String, byte[]> DEFINITIONS =
            new MapStateDescriptor<>(
                    "destinations",
                    StringSerializer.INSTANCE,
                    BytePrimitiveArraySerializer.INSTANCE);

    private final transient DestinationFactory factory;
    private final transient DeliveryOptions options;
    private final transient MailboxExecutor mailbox;

    private transient BroadcastState<String, byte[]> definitions;
    private transient @Nullable DestinationBook book;
    private transient LaneStore store;
    private transient Attempts attempts;
    private transient LaneRunner runner;
    private transient Lanes lanes;
    private transient Endings endings;
    private transient boolean oneInputEnded;

    @SuppressWarnings("NullAway.Init") // Handles are set in open, as Flink does.
    DeliveryOperator(
            StreamOperatorParameters<Outcome> parameters,
            DestinationFactory factory,
            DeliveryOptions options) {
        super(parameters);
        this.factory = factory;
        this.options = options;
        mailbox = parameters.getMailboxExecutor();
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        definitions = context.getOperatorStateStore().getBroadcastState(DEFINITIONS);
    }

    @Override
    public void open() throws Exception {
        super.open();
        book =
                new DestinationBook(
                        factory.open(getRuntimeContext()),
                        getProcessingTimeService()::getCurrentProcessingTime);
        for (Map.Entry<String, byte[]> definition : definitions.immutableEntries()) {
            book.restore(definition.getKey(), definition.getValue());
        }
        store = openStore();
        Ages ages = new Ages(options.clock());
        endings = new Endings(store, ages, output);
        ReplyQueue replies = new ReplyQueue(mailbox, this::ended);
        attempts = new Attempts(store, endings, ages, getProcessingTimeService(), replies);
        runner = new LaneRunner(store, attempts, endings, ages, getProcessingTimeService());
        lanes = new Lanes(book, getMetricGroup(), this::wake);
        store.restore(lanes);
    }

    private LaneStore openStore() throws Exception {
        return new LaneStore(
                getKeyedStateBackend(),
                waiting(),
                getPartitionedState(LaneStore.LANE),
                getInternalTimerService(LaneStore.TIMERS, LongSerializer.INSTANCE, this));
    }

    /**
     * Every backend's value state is an internal one, which lets the operator choose the namespace.
     */
    @SuppressWarnings("unchecked")
    private InternalValueState<String, Long, Waiting> waiting() throws Exception {
        ValueState<Waiting> state =
                getOrCreateKeyedState(LongSerializer.INSTANCE, LaneStore.WAITING);
        return (InternalValueState<String, Long, Waiting>) state;
    }

    private LaneWake wake(Lane lane) {
        return new LaneWake(getProcessingTimeService(), () -> runner.advance(lane));
    }

    @Override
    public void processElement1(StreamRecord<Message> element) throws Exception {
        Message message = element.getValue();
        runner.take(lanes.of(message.destination(), message.lane()), message);
    }

    @Override
    public void processElement2(StreamRecord<DestinationUpdate> element) throws Exception {
        DestinationUpdate update = element.getValue();
        String id = update.id();
        switch (update.kind()) {
            case SET -> advance(book().set(id, definition(update)) ? lanes.update(id) : List.of());
            case REMOVE -> advance(book().remove(id) ? lanes.update(id) : List.of());
            case COMPLETE -> advance(book().complete() ? lanes.updateAll() : List.of());
        }
    }

    private static byte[] definition(DestinationUpdate update) {
        byte[] definition = update.definition();
        return definition == null ? new byte[0] : definition;
    }

    private DestinationBook book() {
        if (book == null) {
            throw new IllegalStateException("Expected an open operator, but it is not.");
        }
        return book;
    }

    private void advance(List<Lane> changed) throws Exception {
        for (Lane lane : changed) {
            runner.advance(lane);
        }
    }

    private void ended(Attempt attempt) throws Exception {
        attempts.ended(attempt);
        runner.advance(attempt.lane());
    }

    @Override
    public void onProcessingTime(InternalTimer<String, Long> timer) throws Exception {
        runner.due(lanes.of(timer.getKey()), timer.getNamespace());
    }

    @Override
    public void onEventTime(InternalTimer<String, Long> timer) {
        throw new IllegalStateException(
                "Expected timers of processing time only, but found one of event time.");
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        lanes.save(store);
        definitions.clear();
        definitions.putAll(book().definitions());
    }

    @Override
    public void endInput(int inputId) throws Exception {
        if (inputId == UPDATES_INPUT && book().ended()) {
            advance(lanes.updateAll());
        }
        if (oneInputEnded) {
            Drain drain = new Drain(lanes, store, endings);
            drain.await(mailbox, getProcessingTimeService(), options.drain().toMillis());
            drain.giveUp();
        }
        oneInputEnded = true;
    }

    @Override
    public void close() throws Exception {
        // Null where opening failed half-way.
        if (book != null) {
            book.close();
        }
        super.close();
    }

    /** For tests: what is in memory. */
    Lanes lanes() {
        return lanes;
    }
}
