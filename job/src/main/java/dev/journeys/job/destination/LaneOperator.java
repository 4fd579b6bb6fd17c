// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import dev.journeys.connectors.delivery.DestinationUpdate;
import dev.journeys.connectors.delivery.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedMultiInput;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Puts messages from elsewhere into the lanes that the journeys' own have: how many there are is
 * for the definition to say, which comes on the second input. What nobody has defined goes into
 * lane 0. Runs with parallelism 1.
 *
 * <p>State: the messages that came before all definitions that existed at the start were told;
 * until then they wait on the heap, and go on in their order.
 */
public final class LaneOperator extends AbstractStreamOperator<Message>
        implements TwoInputStreamOperator<Message, DestinationUpdate, Message>, BoundedMultiInput {
    private static final long serialVersionUID = 1;
    private static final int UPDATES_INPUT = 2;
    private static final ListStateDescriptor<Message> EARLY =
            new ListStateDescriptor<>("early", TypeInformation.of(Message.class));

    private transient ListState<Message> state;
    private transient List<Message> early;

    /** By destination. */
    private transient Map<String, Integer> lanes;

    private transient boolean complete;

    /** An operator that knows no destination yet. */
    @SuppressWarnings("NullAway.Init") // Set in initializeState, as Flink does.
    public LaneOperator() {}

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        state = context.getOperatorStateStore().getListState(EARLY);
        early = new ArrayList<>();
        state.get().forEach(early::add);
        lanes = new HashMap<>();
    }

    @Override
    public void processElement1(StreamRecord<Message> element) {
        if (complete) {
            emit(element.getValue());
        } else {
            early.add(element.getValue());
        }
    }

    private void emit(Message message) {
        Integer known = lanes.get(message.destination());
        output.collect(new StreamRecord<>(known == null ? message : message.among(known)));
    }

    @Override
    public void processElement2(StreamRecord<DestinationUpdate> element) {
        DestinationUpdate update = element.getValue();
        switch (update.kind()) {
            case SET -> set(update.id(), Objects.requireNonNull(update.definition()));
            case REMOVE -> lanes.remove(update.id());
            case COMPLETE -> complete();
        }
    }

    private void set(String id, byte[] definition) {
        if (DestinationParser.parse(definition) instanceof DestinationParser.Valid valid) {
            lanes.put(id, valid.definition().lanes());
        }
    }

    private void complete() {
        complete = true;
        early.forEach(this::emit);
        early.clear();
    }

    @Override
    public void endInput(int inputId) {
        if (inputId == UPDATES_INPUT) {
            complete();
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        state.update(early);
    }
}
