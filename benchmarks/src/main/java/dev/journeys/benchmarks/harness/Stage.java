// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.harness;

import dev.journeys.benchmarks.workload.Events;
import dev.journeys.connectors.files.Line;
import dev.journeys.job.state.OutputKind;
import dev.journeys.job.state.OutputRecord;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Consumer;

/**
 * Where a run, its source and its sink meet: they are in one process, but Flink serializes the job,
 * so they find each other by name. Thread-safe.
 */
public final class Stage implements Paced<Line>, AutoCloseable {
    private static final Map<String, Stage> STAGES = new ConcurrentHashMap<>();
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final String name = "stage-" + NUMBERS.incrementAndGet();
    private final Events events;
    private final Pace pace = new Pace();
    private final AtomicLongArray written = new AtomicLongArray(OutputKind.values().length);
    private final List<Consumer<OutputRecord>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong watermark = new AtomicLong(Long.MIN_VALUE);

    private Stage(Events events) {
        this.events = events;
    }

    /** A new stage for events; close it after the run. */
    public static Stage open(Events events) {
        Stage stage = new Stage(events);
        STAGES.put(stage.name, stage);
        return stage;
    }

    static Stage of(String name) {
        Stage stage = STAGES.get(name);
        if (stage == null) {
            throw new IllegalStateException("Expected a stage '" + name + "', but it is closed.");
        }
        return stage;
    }

    /** By which source and sink find it. */
    public String name() {
        return name;
    }

    /** The events of the run. */
    public Events events() {
        return events;
    }

    @Override
    public Pace pace() {
        return pace;
    }

    @Override
    public Line element(int index) {
        return new Line(events.time(index), 0, index + 1L, false, events.text(index));
    }

    /** Has somebody told of every record that is written; called by the sink's thread. */
    public void listen(Consumer<OutputRecord> listener) {
        listeners.add(listener);
    }

    /** How many records of a kind were written. */
    public long written(OutputKind kind) {
        return written.get(kind.ordinal());
    }

    /** The newest watermark that has reached the sink. */
    public long watermark() {
        return watermark.get();
    }

    void write(OutputRecord output) {
        int kind = output.kind().ordinal();
        // Only the sink writes.
        written.lazySet(kind, written.get(kind) + 1);
        for (Consumer<OutputRecord> listener : listeners) {
            listener.accept(output);
        }
    }

    void passed(long newWatermark) {
        watermark.set(newWatermark);
    }

    @Override
    public void close() {
        STAGES.remove(name);
    }
}
