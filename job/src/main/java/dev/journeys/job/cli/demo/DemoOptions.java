// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo;

import dev.journeys.job.state.DefinitionRecord;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a demo runs, and how.
 *
 * @param eventsPerSecond more than 0
 * @param seed decides what happens in the shop
 * @param port of the web UI, free
 * @param limit how long it runs; null: until it is stopped
 * @param resume whether to go on from the newest checkpoint
 */
record DemoOptions(
        List<DefinitionRecord> journeys,
        double eventsPerSecond,
        long seed,
        int port,
        @Nullable Duration limit,
        boolean resume) {
    DemoOptions {
        journeys = List.copyOf(journeys);
    }
}
