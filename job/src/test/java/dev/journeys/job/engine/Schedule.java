// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.state.ControlUpdate;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.JourneyEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.flink.streaming.api.watermark.Watermark;

/**
 * In which order events and watermarks come in. With each of these orders no event is late, so that
 * all must give the same output.
 *
 * @param inputs the last one is the watermark at the end of time
 */
public record Schedule(List<Input> inputs) {
    private static final Comparator<JourneyEvent> BY_TIME =
            Comparator.comparingLong(JourneyEvent::timestamp).thenComparing(JourneyEvent::place);

    public Schedule {
        inputs = List.copyOf(inputs);
    }

    /**
     * Sorted, and after each event that is newer than all before it a watermark just before its
     * time.
     */
    public static Schedule exact(List<JourneyEvent> events) {
        return withBound(events.stream().sorted(BY_TIME).toList(), 0);
    }

    /** As given, and one watermark at the end. */
    public static Schedule atOnce(List<JourneyEvent> events) {
        List<Input> inputs = new ArrayList<>();
        events.forEach(event -> inputs.add(new Arrival(event)));
        return ended(inputs);
    }

    /**
     * In some order in which no event lags behind a newer one by more than the bound; events of one
     * time in any order.
     */
    public static Schedule disordered(
            List<JourneyEvent> events, long boundMillis, RandomGenerator random) {
        record Delayed(JourneyEvent event, long arrival, int tie) {}
        List<Delayed> delayed = new ArrayList<>();
        for (JourneyEvent event : events) {
            long arrival = event.timestamp() + random.nextLong(boundMillis + 1);
            delayed.add(new Delayed(event, arrival, random.nextInt()));
        }
        delayed.sort(Comparator.comparingLong(Delayed::arrival).thenComparingInt(Delayed::tie));
        return withBound(delayed.stream().map(Delayed::event).toList(), boundMillis);
    }

    /** The same with control records that come in before the first event of their time or later. */
    public Schedule with(List<DefinitionRecord> records) {
        List<DefinitionRecord> left = new ArrayList<>(records);
        List<Input> all = new ArrayList<>();
        for (Input input : inputs) {
            if (input instanceof Arrival arrival) {
                takeUpTo(arrival.event().timestamp(), left, all);
            }
            all.add(input);
        }
        takeUpTo(Long.MAX_VALUE, left, all);
        return new Schedule(all);
    }

    private static void takeUpTo(long time, List<DefinitionRecord> records, List<Input> inputs) {
        for (DefinitionRecord record : List.copyOf(records)) {
            if (record.effectiveFrom() <= time) {
                // What nobody is waiting for any more must come in before the last watermark.
                int end = time == Long.MAX_VALUE ? inputs.size() - 1 : inputs.size();
                inputs.add(end, new Control(ControlUpdate.set(record)));
                records.remove(record);
            }
        }
    }

    private static Schedule withBound(List<JourneyEvent> events, long boundMillis) {
        List<Input> inputs = new ArrayList<>();
        long newest = Long.MIN_VALUE;
        for (JourneyEvent event : events) {
            inputs.add(new Arrival(event));
            if (event.timestamp() > newest) {
                newest = event.timestamp();
                inputs.add(new Mark(newest - boundMillis - 1));
            }
        }
        return ended(inputs);
    }

    private static Schedule ended(List<Input> inputs) {
        inputs.add(new Mark(Watermark.MAX_WATERMARK.getTimestamp()));
        return new Schedule(Collections.unmodifiableList(inputs));
    }

    /** What comes in. */
    public sealed interface Input {}

    /** An event. */
    public record Arrival(JourneyEvent event) implements Input {}

    /** A control record, or its removal. */
    public record Control(ControlUpdate update) implements Input {}

    /**
     * A watermark.
     *
     * @param time epoch milliseconds
     */
    public record Mark(long time) implements Input {}
}
