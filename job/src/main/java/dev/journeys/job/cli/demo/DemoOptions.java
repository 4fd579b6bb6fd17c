// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a demo runs, and how.
 *
 * @param paths files and folders of definitions, which are watched
 * @param journeys the ids of the journeys that are there at the start
 * @param eventsPerSecond more than 0
 * @param seed decides what happens in the shop
 * @param port of the web UI, free
 * @param limit how long it runs; null: until it is stopped
 * @param resume whether to go on from the newest checkpoint
 */
record DemoOptions(
        List<Path> paths,
        List<String> journeys,
        double eventsPerSecond,
        long seed,
        int port,
        @Nullable Duration limit,
        boolean resume) {
    DemoOptions {
        paths = List.copyOf(paths);
        journeys = List.copyOf(journeys);
    }
}
