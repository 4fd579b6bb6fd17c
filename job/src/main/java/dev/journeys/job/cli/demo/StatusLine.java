// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How the run stands, on one line. */
final class StatusLine {
    private StatusLine() {}

    /**
     * @param seconds since the run began
     * @param eventsPerSecond at present
     */
    static String of(long seconds, long eventsPerSecond, Board.Counts counts) {
        return String.format(
                Locale.ROOT,
                "%d:%02d │ %,d events/s │ %,d live │ deliveries: %s",
                seconds / 60,
                seconds % 60,
                eventsPerSecond,
                counts.total().live(),
                counts.journeys().entrySet().stream()
                        .map(StatusLine::deliveries)
                        .collect(Collectors.joining(", ")));
    }

    private static String deliveries(Map.Entry<String, JourneyTally> journey) {
        return String.format(
                Locale.ROOT, "%s %,d", journey.getKey(), journey.getValue().deliveries());
    }
}
