// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import dev.journeys.connectors.control.ControlEntry;
import dev.journeys.job.destination.DestinationParser;
import dev.journeys.job.state.ControlUpdate;
import dev.journeys.job.state.DestinationKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the files of definitions folders say of destinations: a valid definition counts when it is
 * read. A broken one leaves the file's last good one as it is; with a file that is gone, or has
 * something else in it, its destination goes. Used by one thread.
 */
final class DestinationFiles {
    private static final String REASON = "invalid-destination";

    /** The destination of each file. */
    private final Map<String, String> destinations = new HashMap<>();

    /** Takes a file that is meant as the definition of a destination. */
    List<ControlReading> read(ControlEntry entry) {
        DestinationParser.Result result = DestinationParser.parse(entry.value());
        if (result instanceof DestinationParser.Valid valid) {
            String id = valid.definition().destination();
            String before = destinations.put(entry.key(), id);
            ControlReading set = ControlReading.setDestination(id, entry.value());
            return before == null || destinations.containsValue(before)
                    ? List.of(set)
                    : List.of(set, ControlReading.removeDestination(before));
        }
        return List.of(
                refused(entry, (DestinationParser.Invalid) result),
                new ControlReading.Valid(ControlUpdate.unreadable(DestinationKey.of(""))));
    }

    private static ControlReading refused(ControlEntry entry, DestinationParser.Invalid invalid) {
        String detail =
                invalid.problems().stream()
                        .map(problem -> entry.place() + ":" + problem.text())
                        .collect(Collectors.joining("\n"));
        return new ControlReading.Invalid(REASON, detail, "", entry.place());
    }

    /** A file is gone, or has something else in it. */
    List<ControlReading> gone(String file) {
        @Nullable String id = destinations.remove(file);
        return id == null || destinations.containsValue(id)
                ? List.of()
                : List.of(ControlReading.removeDestination(id));
    }
}
