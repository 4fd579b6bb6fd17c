// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.probing;

import dev.journeys.connectors.watermarks.LiveWatermarks;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;

/**
 * The source in a job, without threads: coordinator, subtasks, and one subtask behind them. All of
 * it goes on only when the test says so.
 */
final class FakeCluster implements SplitEnumeratorContext<FakeSplit> {
    /** How often a reader looks which splits are quiet. */
    static final Duration TICK = Duration.ofMillis(250);

    private final int parallelism;
    private final ManualClock clock;
    private final Duration bound;
    private final ProbingSource<FakeRecord, FakeSplit, Integer> source;
    private final SplitEnumerator<FakeSplit, Integer> enumerator;
    private final Map<Integer, FakeSubtask> subtasks = new TreeMap<>();
    private final Queue<Runnable> coordinator = new ArrayDeque<>();
    private final List<Integer> toldToBeIdle = new ArrayList<>();
    private final Downstream downstream;
    private Runnable discovery = () -> {};

    /** A job that starts for the first time; its subtasks do not run yet. */
    FakeCluster(
            int parallelism,
            ProbingSource<FakeRecord, FakeSplit, Integer> source,
            ManualClock clock,
            Duration bound)
            throws Exception {
        this.parallelism = parallelism;
        this.clock = clock;
        this.bound = bound;
        this.source = source;
        this.downstream = new Downstream(parallelism);
        this.enumerator = source.createEnumerator(this);
        enumerator.start();
    }

    /** A job that was restored; its subtasks do not run yet. */
    FakeCluster(FakeCluster before, int discovered) throws Exception {
        this.parallelism = before.parallelism;
        this.clock = before.clock;
        this.bound = before.bound;
        this.source = before.source;
        this.downstream = new Downstream(parallelism);
        this.enumerator = source.restoreEnumerator(this, discovered);
        enumerator.start();
    }

    FakeSubtask start(int index) throws Exception {
        return start(index, List.of());
    }

    /** A subtask starts; splits that it restores it has before anything else. */
    FakeSubtask start(int index, List<FakeSplit> restored) throws Exception {
        FakeSubtask subtask =
                new FakeSubtask(
                        index,
                        source,
                        LiveWatermarks.strategy(
                                bound, clock, (FakeRecord event, long ignored) -> event.time()),
                        restored,
                        event -> enumerator.handleSourceEvent(index, event),
                        downstream.channel(index));
        subtasks.put(index, subtask);
        enumerator.addReader(index);
        subtask.start();
        coordinate();
        return subtask;
    }

    void startAll() throws Exception {
        for (int index = 0; index < parallelism; index++) {
            start(index);
        }
    }

    /** The enumerator looks which partitions there are. */
    void discover() {
        discovery.run();
        coordinate();
    }

    private void coordinate() {
        while (!coordinator.isEmpty()) {
            coordinator.remove().run();
        }
    }

    FakeSubtask subtask(int index) {
        return subtasks.get(index);
    }

    /** The subtasks that were told that there is no split for them, each time. */
    List<Integer> toldToBeIdle() {
        return toldToBeIdle;
    }

    Downstream downstream() {
        return downstream;
    }

    /** Time passes, tick by tick; whatever is probed gets its answer at once. */
    void pass(Duration time) throws Exception {
        for (long i = 0; i < time.dividedBy(TICK); i++) {
            tick();
            answer();
        }
    }

    /** A tick passes; whatever is probed waits for its answer. */
    void tick() throws Exception {
        clock.advance(TICK);
        for (FakeSubtask subtask : subtasks.values()) {
            subtask.background().tick();
            subtask.poll();
        }
    }

    /** The probes that wait get their answers. */
    void answer() throws Exception {
        subtasks.values().forEach(subtask -> subtask.background().runProbes());
        poll();
    }

    /** How many probes wait for their answers. */
    int waitingProbes() {
        return subtasks.values().stream().mapToInt(subtask -> subtask.background().waiting()).sum();
    }

    /** What there is to read is read. */
    void poll() throws Exception {
        for (FakeSubtask subtask : subtasks.values()) {
            subtask.poll();
        }
    }

    @Override
    public int currentParallelism() {
        return parallelism;
    }

    @Override
    public Map<Integer, ReaderInfo> registeredReaders() {
        Map<Integer, ReaderInfo> readers = new HashMap<>();
        subtasks.keySet().forEach(index -> readers.put(index, new ReaderInfo(index, "localhost")));
        return readers;
    }

    @Override
    public void assignSplits(SplitsAssignment<FakeSplit> assignment) {
        assignment.assignment().forEach((index, splits) -> subtasks.get(index).addSplits(splits));
    }

    @Override
    public void sendEventToSourceReader(int index, SourceEvent event) {
        toldToBeIdle.add(index);
        subtasks.get(index).reader().handleSourceEvents(event);
    }

    @Override
    public <T> void callAsync(
            Callable<T> callable,
            BiConsumer<T, Throwable> handler,
            long initialDelay,
            long period) {
        discovery =
                () -> {
                    try {
                        handler.accept(callable.call(), null);
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                };
    }

    @Override
    public <T> void callAsync(Callable<T> callable, BiConsumer<T, Throwable> handler) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void runInCoordinatorThread(Runnable runnable) {
        coordinator.add(runnable);
    }

    @Override
    public void signalNoMoreSplits(int index) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SplitEnumeratorMetricGroup metricGroup() {
        throw new UnsupportedOperationException();
    }
}
