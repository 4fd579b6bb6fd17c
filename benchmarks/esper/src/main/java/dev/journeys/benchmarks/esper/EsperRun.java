// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.esper;

import dev.journeys.benchmarks.harness.Clocks;
import dev.journeys.benchmarks.result.Value;
import dev.journeys.benchmarks.workload.EventScript;
import dev.journeys.benchmarks.workload.Events;
import dev.journeys.benchmarks.workload.Workload;
import dev.journeys.job.source.EventFormats;
import dev.journeys.job.source.EventParser;
import dev.journeys.job.source.EventReading;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * One thread reads the events with the product's parser, another puts them in order and hands them
 * to Esper: the second is the operator's thread. Nothing is sent over a network and nothing is
 * saved.
 */
final class EsperRun {
    private static final int BATCH = 1_000;
    private static final int BATCHES_AHEAD = 16;

    private final Workload workload;
    private final Events events;
    private final BlockingQueue<List<Seen>> read = new ArrayBlockingQueue<>(BATCHES_AHEAD);
    private final PriorityQueue<Seen> waiting =
            new PriorityQueue<>(
                    Comparator.comparingLong((Seen seen) -> seen.getEvent().timestamp())
                            .thenComparing(seen -> seen.getEvent().place()));
    private long newest = Long.MIN_VALUE;
    private long deliveries;

    EsperRun(Workload workload, Events events) {
        this.workload = workload;
        this.events = events;
    }

    Map<String, Double> run() throws Exception {
        try (EsperJourneys journeys =
                new EsperJourneys(
                        workload, events.time(0) - EventScript.BOUND_MILLIS, out -> deliveries++)) {
            phase(journeys, 0, events.prologue());
            Map<String, Double> values = new HashMap<>();
            values.put(Value.LOAD_BEFORE, Clocks.load());
            long before = deliveries;
            List<Long> thread = List.of(Thread.currentThread().getId());
            Clocks begin = Clocks.read(thread);
            phase(journeys, events.prologue(), events.size());
            Clocks taken = Clocks.read(thread).since(begin);
            values.put(Value.LOAD_AFTER, Clocks.load());
            values.put(Value.EVENTS, (double) events.size() - events.prologue());
            values.put(Value.OPERATOR_NANOS, (double) taken.operatorNanos());
            values.put(Value.PROCESS_NANOS, (double) taken.processNanos());
            values.put(Value.WALL_NANOS, (double) taken.wallNanos());
            values.put(Value.DELIVERIES, (double) deliveries - before);
            return values;
        }
    }

    private void phase(EsperJourneys journeys, int begin, int end) throws Exception {
        Thread reader = new Thread(() -> readAll(begin, end), "reader");
        reader.start();
        int left = end - begin;
        while (left > 0) {
            List<Seen> batch = read.take();
            left -= batch.size();
            for (Seen seen : batch) {
                newest = Math.max(newest, seen.getEvent().timestamp());
                waiting.add(seen);
            }
            advance(journeys);
        }
        reader.join();
    }

    private void advance(EsperJourneys journeys) {
        long watermark = Events.watermark(newest);
        Seen next = waiting.peek();
        while (next != null && next.getEvent().timestamp() <= watermark) {
            waiting.poll();
            journeys.take(next);
            next = waiting.peek();
        }
    }

    private void readAll(int begin, int end) {
        EventParser parser = EventFormats.load(EventFormats.DEFAULT);
        List<Seen> batch = new ArrayList<>(BATCH);
        for (int i = begin; i < end; i++) {
            batch.add(new Seen(read(parser, i)));
            if (batch.size() == BATCH || i == end - 1) {
                put(batch);
                batch = new ArrayList<>(BATCH);
            }
        }
    }

    private JourneyEvent read(EventParser parser, int index) {
        EventReading reading =
                parser.parse(events.text(index), Place.line("events", 0, index + 1L));
        if (reading instanceof EventReading.Valid valid) {
            return valid.event();
        }
        throw new IllegalStateException("Expected a valid event, but found " + reading + ".");
    }

    private void put(List<Seen> batch) {
        try {
            read.put(batch);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Expected to read all events.", e);
        }
    }
}
