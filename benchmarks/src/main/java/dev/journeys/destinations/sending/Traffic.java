// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.sending;

import dev.journeys.benchmarks.harness.Pace;
import dev.journeys.benchmarks.harness.Paced;
import dev.journeys.connectors.delivery.Message;
import dev.journeys.connectors.delivery.Outcome;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Where a run, its source and its sink meet: they are in one process, but Flink serializes the job,
 * so they find each other by name. Thread-safe.
 */
public final class Traffic implements Paced<Message>, AutoCloseable {
    private static final Map<String, Traffic> ALL = new ConcurrentHashMap<>();
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final String name = "traffic-" + NUMBERS.incrementAndGet();
    private final SendingScript script;
    private final Pace pace = new Pace();
    private final List<Consumer<Outcome>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong ended = new AtomicLong();
    private final Map<Long, Integer> emitted = new ConcurrentHashMap<>();

    private Traffic(SendingScript script) {
        this.script = script;
    }

    /** For a run; close it afterwards. */
    public static Traffic open(SendingScript script) {
        Traffic traffic = new Traffic(script);
        ALL.put(traffic.name, traffic);
        return traffic;
    }

    static Traffic of(String name) {
        Traffic traffic = ALL.get(name);
        if (traffic == null) {
            throw new IllegalStateException("Expected traffic '" + name + "', but it is closed.");
        }
        return traffic;
    }

    String name() {
        return name;
    }

    /** What is sent. */
    public SendingScript script() {
        return script;
    }

    @Override
    public Pace pace() {
        return pace;
    }

    @Override
    public Message element(int index) {
        return script.message(index);
    }

    /** Has somebody told of every outcome, in the sink's thread. */
    public void listen(Consumer<Outcome> listener) {
        listeners.add(listener);
    }

    /** How many outcomes there were since the process started. */
    public long ended() {
        return ended.get();
    }

    /** How many deliveries had left the source before the barrier of each checkpoint. */
    public Map<Long, Integer> emittedBeforeCheckpoints() {
        return Map.copyOf(emitted);
    }

    @Override
    public void barrier(long checkpoint, int next) {
        emitted.put(checkpoint, next);
    }

    void end(Outcome outcome) {
        listeners.forEach(listener -> listener.accept(outcome));
        ended.incrementAndGet();
    }

    @Override
    public void close() {
        ALL.remove(name);
    }
}
