// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.internal.InternalValueState;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.jspecify.annotations.Nullable;

/**
 * The state of lanes. The names never change without a migration note in the change log.
 *
 * <ul>
 *   <li>{@code waiting}, by lane and number, which is the namespace: each message that waits, and,
 *       from a checkpoint on, those that were in flight then. Removed when the message has ended.
 *   <li>{@code lane}, by lane: {@link LaneState}. Written in checkpoints. Removed when the lane has
 *       nothing and its destination is gone.
 *   <li>Timers of processing time with the number as namespace: when a message that was tried may
 *       be tried again.
 * </ul>
 */
final class LaneStore {
    static final ValueStateDescriptor<Waiting> WAITING =
            new ValueStateDescriptor<>("waiting", WaitingSerializer.INSTANCE);

    static final ValueStateDescriptor<LaneState> LANE =
            new ValueStateDescriptor<>("lane", LaneStateSerializer.INSTANCE);

    static final String TIMERS = "retries";

    private final KeyedStateBackend<String> backend;
    private final InternalValueState<String, Long, Waiting> waiting;
    private final ValueState<LaneState> state;
    private final InternalTimerService<Long> timers;

    LaneStore(
            KeyedStateBackend<String> backend,
            InternalValueState<String, Long, Waiting> waiting,
            ValueState<LaneState> state,
            InternalTimerService<Long> timers) {
        this.backend = backend;
        this.waiting = waiting;
        this.state = state;
        this.timers = timers;
    }

    void put(Lane lane, long number, Waiting message) throws Exception {
        enter(lane, number);
        waiting.update(message);
    }

    /** Null where the message has ended. */
    @Nullable Waiting find(Lane lane, long number) throws Exception {
        enter(lane, number);
        return waiting.value();
    }

    Waiting get(Lane lane, long number) throws Exception {
        Waiting found = find(lane, number);
        if (found == null) {
            throw new IllegalStateException(
                    "Expected message "
                            + number
                            + " of lane '"
                            + lane.key()
                            + "', but found none.");
        }
        return found;
    }

    void remove(Lane lane, long number) {
        enter(lane, number);
        waiting.clear();
    }

    /** Has the operator called at that processing time. */
    void wake(Lane lane, long number, long time) {
        enter(lane);
        timers.registerProcessingTimeTimer(number, time);
    }

    /** Writes the lane and what of it is in flight. */
    void save(Lane lane) throws Exception {
        for (Attempt attempt : lane.inFlight()) {
            Ready ready = attempt.ready();
            if (!ready.stored()) {
                put(lane, ready.number(), ready.waiting());
                attempt.stored();
            }
        }
        enter(lane);
        state.update(lane.state());
    }

    /** Removes a lane that has nothing. */
    void remove(Lane lane) {
        enter(lane);
        state.clear();
    }

    /** Takes all messages of the subtask out. */
    void removeAll(Lanes lanes, BiConsumer<Lane, Waiting> taker) throws Exception {
        List<Tuple2<String, Long>> places;
        try (Stream<Tuple2<String, Long>> stream =
                backend.getKeysAndNamespaces(WAITING.getName())) {
            places = stream.sorted(Comparator.comparing(place -> place.f1)).toList();
        }
        for (Tuple2<String, Long> place : places) {
            Lane lane = lanes.of(place.f0);
            taker.accept(lane, get(lane, place.f1));
            remove(lane, place.f1);
        }
    }

    /** Reads all lanes of the subtask. */
    void restore(Lanes lanes) throws Exception {
        List<String> keys;
        try (Stream<String> stream = backend.getKeys(LANE.getName(), VoidNamespace.INSTANCE)) {
            keys = stream.toList();
        }
        for (String key : keys) {
            backend.setCurrentKey(key);
            LaneState saved = state.value();
            if (saved != null) {
                lanes.of(key).restore(saved);
            }
        }
    }

    private void enter(Lane lane) {
        backend.setCurrentKey(lane.key());
    }

    private void enter(Lane lane, long number) {
        backend.setCurrentKey(lane.key());
        waiting.setCurrentNamespace(number);
    }
}
