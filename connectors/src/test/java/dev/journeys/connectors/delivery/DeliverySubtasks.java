// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.journeys.connectors.probing.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/**
 * The subtasks of one delivery operator, wired as {@link Deliveries} wires them, on a clock that
 * the test moves. Can go back to a snapshot, at any parallelism.
 */
@SuppressWarnings("try") // Its close declares every exception, as the harness's does.
final class DeliverySubtasks implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(100);

    private final ManualClock clock = new ManualClock();
    private final DeliveryOptions options;
    private final StateBackend backend;
    private final FakeDestinations destinations;
    private final Map<String, String> definitions = new LinkedHashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<BatchEntry> batches = new ArrayList<>();
    private final List<DeliverySubtask> subtasks = new ArrayList<>();
    private Consumer<Call> onCall = call -> {};
    private long checkpoint;

    DeliverySubtasks(int parallelism) throws Exception {
        this(parallelism, DeliveryOptions.DEFAULT_DRAIN, new HashMapStateBackend());
    }

    DeliverySubtasks(int parallelism, Duration drain, StateBackend backend) throws Exception {
        options = new DeliveryOptions(drain, clock);
        this.backend = backend;
        destinations = new FakeDestinations(this::called);
        open(parallelism, null, 0);
    }

    private void called(Call call) {
        calls.add(call);
        onCall.accept(call);
    }

    /** Is told of each request when it begins. */
    void onCall(Consumer<Call> newOnCall) {
        onCall = newOnCall;
    }

    private void open(int parallelism, OperatorSubtaskState restored, int before) throws Exception {
        for (int index = 0; index < parallelism; index++) {
            DeliverySubtask subtask =
                    new DeliverySubtask(context -> destinations, options, parallelism, index);
            subtask.setStateBackend(backend);
            subtask.setProcessingTime(clock.millis());
            subtask.setup();
            if (restored != null) {
                subtask.initializeState(
                        AbstractStreamOperatorTestHarness.repartitionOperatorState(
                                restored,
                                DeliverySubtask.MAX_PARALLELISM,
                                before,
                                parallelism,
                                index));
            }
            subtask.open();
            subtasks.add(subtask);
        }
    }

    /** What a definition says. */
    void name(String definition, DeliverySettings settings) {
        destinations.name(definition, settings);
    }

    void set(String id, String definition) throws Exception {
        definitions.put(id, definition);
        update(DestinationUpdate.set(id, definition.getBytes(UTF_8)));
    }

    void remove(String id) throws Exception {
        definitions.remove(id);
        update(DestinationUpdate.remove(id));
    }

    void complete() throws Exception {
        update(DestinationUpdate.complete());
    }

    private void update(DestinationUpdate update) throws Exception {
        for (DeliverySubtask subtask : subtasks) {
            subtask.update(update);
        }
        settle();
    }

    void send(Message message) throws Exception {
        int index =
                KeyGroupRangeAssignment.assignKeyToParallelOperator(
                        message.laneKey(), DeliverySubtask.MAX_PARALLELISM, subtasks.size());
        subtasks.get(index).message(message);
        settle();
    }

    /** A message of lane 0 that comes about now. */
    Message message(String destination, String id) {
        return message(destination, 0, id, clock.millis(), false);
    }

    static Message message(String destination, int lane, String id, long timestamp, boolean again) {
        byte[] body = ("body of " + id).getBytes(UTF_8);
        return new Message(destination, lane, "user of " + id, id, timestamp, body, again);
    }

    /** Sends messages of lane 0 that come about now. */
    void send(String destination, String... ids) throws Exception {
        for (String id : ids) {
            send(message(destination, id));
        }
    }

    /** Lets the test's answers arrive. */
    void settle() {
        for (DeliverySubtask subtask : subtasks) {
            subtask.runMails();
            outcomes.addAll(subtask.extractOutputValues());
            subtask.getOutput().clear();
            takeBatches(subtask);
        }
    }

    private void takeBatches(DeliverySubtask subtask) {
        take(subtask.getSideOutput(DeliveryOperator.BATCHES));
        take(subtask.getSideOutput(DeliveryOperator.STRAYS));
    }

    private void take(@Nullable Queue<StreamRecord<BatchEntry>> entries) {
        if (entries != null) {
            entries.forEach(entry -> batches.add(entry.getValue()));
            entries.clear();
        }
    }

    /** Moves the clock, in small steps. */
    void advance(Duration time) throws Exception {
        Duration left = time;
        while (!left.isZero()) {
            Duration step = left.compareTo(TICK) < 0 ? left : TICK;
            jump(step);
            left = left.minus(step);
        }
    }

    /** Moves the clock in one step. */
    void jump(Duration time) throws Exception {
        clock.advance(time);
        for (DeliverySubtask subtask : subtasks) {
            subtask.setProcessingTime(clock.millis());
            subtask.runMails();
        }
        settle();
    }

    /** Moves the clock when the operator waits for its mailbox. */
    void advanceByMail(Duration time) {
        subtasks.forEach(subtask -> subtask.setTimeByMail(clock.millis() + time.toMillis()));
    }

    long now() {
        return clock.millis();
    }

    Snapshot snapshot() throws Exception {
        checkpoint++;
        OperatorSubtaskState[] states = new OperatorSubtaskState[subtasks.size()];
        for (int index = 0; index < states.length; index++) {
            states[index] = subtasks.get(index).snapshot(checkpoint, 0);
        }
        return new Snapshot(
                AbstractStreamOperatorTestHarness.repackageState(states),
                states.length,
                outcomes.size(),
                batches.size());
    }

    /** Goes back to a snapshot; the definitions are told anew. */
    void restore(Snapshot snapshot, int parallelism) throws Exception {
        closeSubtasks();
        outcomes.subList(snapshot.outcomes(), outcomes.size()).clear();
        batches.subList(snapshot.batches(), batches.size()).clear();
        open(parallelism, snapshot.state(), snapshot.parallelism());
    }

    /** The definitions come as they do after a restore. */
    void tellDefinitions() throws Exception {
        for (Map.Entry<String, String> definition : definitions.entrySet()) {
            update(
                    DestinationUpdate.set(
                            definition.getKey(), definition.getValue().getBytes(UTF_8)));
        }
        complete();
    }

    /** Stops with a snapshot and goes on from it. */
    void rescale(int parallelism) throws Exception {
        restore(snapshot(), parallelism);
        tellDefinitions();
    }

    /** Both inputs have ended. */
    void end() throws Exception {
        for (DeliverySubtask subtask : subtasks) {
            subtask.deliveries().endInput(2);
            subtask.deliveries().endInput(1);
        }
        settle();
    }

    private void closeSubtasks() throws Exception {
        for (DeliverySubtask subtask : subtasks) {
            subtask.close();
        }
        subtasks.clear();
    }

    @Override
    public void close() throws Exception {
        closeSubtasks();
    }

    /** All requests so far, by time. */
    List<Call> calls() {
        return calls;
    }

    /** The latest request for a message. */
    Call call(String id) {
        List<Call> all = calls.stream().filter(call -> call.message().id().equals(id)).toList();
        return all.get(all.size() - 1);
    }

    /** All outcomes of this history, by time. */
    List<Outcome> outcomes() {
        return outcomes;
    }

    /** All messages of this history that were handed over, of batches or strays. */
    List<BatchEntry> batches() {
        return batches;
    }

    List<FakeChannel> channels() {
        return destinations.channels();
    }

    List<DestinationLanes> lanes() {
        List<DestinationLanes> all = new ArrayList<>();
        subtasks.forEach(subtask -> all.addAll(subtask.deliveries().lanes().destinations()));
        return all;
    }

    /** How many messages have not ended. */
    long waiting() {
        return lanes().stream().mapToLong(DestinationLanes::waiting).sum();
    }

    /** How many values there are in keyed state. */
    long stateEntries() {
        return subtasks.stream().mapToLong(DeliverySubtask::stateEntries).sum();
    }

    /** The metrics of destinations, those that are 0 left out, as sums over all subtasks. */
    Map<String, Long> metrics() {
        Map<String, Long> sums = new TreeMap<>();
        for (DeliverySubtask subtask : subtasks) {
            subtask.metrics().values().forEach((name, value) -> sums.merge(name, value, Long::sum));
        }
        return sums;
    }

    int timers() {
        return subtasks.stream().mapToInt(DeliverySubtask::numProcessingTimeTimers).sum();
    }

    /**
     * All state at one moment, and how much had come out.
     *
     * @param parallelism of the subtasks that took it
     */
    record Snapshot(OperatorSubtaskState state, int parallelism, int outcomes, int batches) {}
}
