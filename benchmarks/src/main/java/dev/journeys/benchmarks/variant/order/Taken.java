// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.variant.order;

import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.OutputKind;
import dev.journeys.job.state.OutputRecord;
import java.util.Comparator;

/** What both ways have in common. */
final class Taken {
    /** The order in which events are taken. */
    static final Comparator<JourneyEvent> ORDER =
            Comparator.comparingLong(JourneyEvent::timestamp).thenComparing(JourneyEvent::place);

    private Taken() {}

    /** Tells which event was taken, in as few bytes as can be. */
    static OutputRecord record(JourneyEvent event) {
        long position = event.place().position();
        byte[] number = {
            (byte) (position >> 24),
            (byte) (position >> 16),
            (byte) (position >> 8),
            (byte) position
        };
        return new OutputRecord(OutputKind.TRANSITION, event.user(), number);
    }
}
