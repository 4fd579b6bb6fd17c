// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is left on the screen at the end.
 *
 * @param seconds how long the run was
 * @param millisToFirstDelivery null where there was none
 */
record Summary(Board.Counts counts, long seconds, @Nullable Long millisToFirstDelivery) {
    private static final String ROW = "%s%,12d%,12d%,12d%,12d%,12d";

    /** The lines, without their ends. */
    List<String> lines() {
        int width = "journey".length();
        for (String journey : counts.journeys().keySet()) {
            width = Math.max(width, journey.length());
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%s%12s%12s%12s%12s%12s",
                        Columns.fit("journey", width),
                        "entered",
                        "completed",
                        "exited",
                        "live",
                        "deliveries"));
        for (Map.Entry<String, JourneyTally> journey : counts.journeys().entrySet()) {
            lines.add(row(Columns.fit(journey.getKey(), width), journey.getValue()));
        }
        lines.add(row(Columns.fit("total", width), counts.total()));
        lines.add("");
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%,d events in %,d s, %,d late, %,d dead letters. %s",
                        counts.events(),
                        seconds,
                        counts.late(),
                        counts.deadLetters(),
                        firstDelivery()));
        return lines;
    }

    private String firstDelivery() {
        return millisToFirstDelivery == null
                ? "There was no delivery."
                : String.format(
                        Locale.ROOT,
                        "The first delivery came %.1f s after the start.",
                        millisToFirstDelivery / 1_000.0);
    }

    private static String row(String name, JourneyTally tally) {
        return String.format(
                Locale.ROOT,
                ROW,
                name,
                tally.entered(),
                tally.completed(),
                tally.exited(),
                tally.live(),
                tally.deliveries());
    }
}
