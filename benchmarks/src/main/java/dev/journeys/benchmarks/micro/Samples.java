// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.micro;

import dev.journeys.benchmarks.workload.EventScript;
import dev.journeys.benchmarks.workload.Events;
import dev.journeys.benchmarks.workload.Shape;
import dev.journeys.benchmarks.workload.Workload;
import dev.journeys.job.source.EventFormats;
import dev.journeys.job.source.EventParser;
import dev.journeys.job.source.EventReading;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.Place;

/** Events of workload W to measure with, more than a processor's caches guess. */
public final class Samples {
    /** How many there are; a power of two. */
    public static final int COUNT = 1 << 12;

    private static final EventParser PARSER = EventFormats.load(EventFormats.DEFAULT);

    private Samples() {}

    /** Events as JSON. */
    public static byte[][] texts() {
        return texts(1);
    }

    private static byte[][] texts(int journeys) {
        Events events = EventScript.of(Workload.of(Shape.W, journeys, 1_000, COUNT));
        byte[][] texts = new byte[COUNT][];
        for (int i = 0; i < COUNT; i++) {
            texts[i] = events.text(events.prologue() + i);
        }
        return texts;
    }

    /** The same, read. */
    public static JourneyEvent[] events() {
        return events(1);
    }

    /** The events of so many journeys, read. */
    public static JourneyEvent[] events(int journeys) {
        byte[][] texts = texts(journeys);
        JourneyEvent[] events = new JourneyEvent[COUNT];
        for (int i = 0; i < COUNT; i++) {
            events[i] = read(texts[i], i);
        }
        return events;
    }

    static JourneyEvent read(byte[] text, int number) {
        if (PARSER.parse(text, Place.line("events", 0, number))
                instanceof EventReading.Valid valid) {
            return valid.event();
        }
        throw new IllegalStateException("Expected a valid event.");
    }
}
