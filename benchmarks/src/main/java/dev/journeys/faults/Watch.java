// SPDX-License-Identifier: Apache-2.0
package dev.journeys.faults;

import dev.journeys.faults.output.OutputReader;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Waits for what becomes visible. */
final class Watch {
    /** How many instances are live at each fault, at least. */
    private static final int LIVE = 1_001;

    private static final Duration LIMIT = Duration.ofSeconds(90);

    /** Longer than two checkpoints: what is to come, or is too much, would have come. */
    private static final Duration QUIET = Duration.ofSeconds(6);

    /** Longer than any wait of a journey. */
    private static final Duration GIVE_UP = Duration.ofSeconds(60);

    private static final int POLL_MILLIS = 50;

    private final OutputReader reader;
    private final Clock clock;

    Watch(OutputReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /** Waits until enough instances are live; returns how many. */
    int awaitLive() throws IOException, InterruptedException {
        long end = clock.millis() + LIMIT.toMillis();
        while (reader.visible().live() < LIVE) {
            if (clock.millis() > end) {
                throw new IOException(
                        "Expected more than "
                                + (LIVE - 1)
                                + " live instances, but found "
                                + reader.visible().live()
                                + ".");
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return reader.visible().live();
    }

    /** Waits until what happens after a time is visible; returns how long after it that was. */
    Duration awaitSeen(long timeMillis) throws IOException, InterruptedException {
        long end = clock.millis() + LIMIT.toMillis();
        OptionalLong seen = reader.visible().seen(timeMillis);
        while (seen.isEmpty()) {
            if (clock.millis() > end) {
                throw new IOException(
                        "Expected the job to go on within " + LIMIT.toSeconds() + " seconds.");
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            seen = reader.visible().seen(timeMillis);
        }
        return Duration.ofMillis(seen.getAsLong() - timeMillis);
    }

    /** Waits until so many records are there, or no more come, and nothing comes after them. */
    void awaitQuiet(int records) throws InterruptedException {
        long begin = clock.millis();
        while (true) {
            long since = clock.millis() - Math.max(begin, reader.visible().changedAt());
            boolean isComplete = reader.visible().size() >= records;
            if (since > (isComplete ? QUIET : GIVE_UP).toMillis()) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }
}
