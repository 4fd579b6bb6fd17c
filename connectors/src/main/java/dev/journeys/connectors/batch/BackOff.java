// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long to wait after failures: twice as long after each, up to a limit. */
final class BackOff {
    private static final long FIRST_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = 30_000;

    /** What a destination may ask for, at most. */
    private static final Duration LONGEST_ASKED = Duration.ofMinutes(1);

    /** Up to a quarter more, so that subtasks that failed together do not come back together. */
    private static final int JITTER_PARTS = 4;

    /** Far beyond the limit, and no overflow. */
    private static final int MOST_DOUBLINGS = 20;

    private BackOff() {}

    /**
     * In milliseconds.
     *
     * @param failures how often it has failed, from 1
     * @param seed the same gives the same
     */
    static long millis(int failures, int seed) {
        int doublings = Math.min(failures - 1, MOST_DOUBLINGS);
        long whole = Math.min(LONGEST_MILLIS, FIRST_MILLIS << doublings);
        return whole + Math.floorMod(31 * seed + failures, whole / JITTER_PARTS);
    }

    /** What the destination asks for, within its limit; 0 where it does not. */
    static long asked(@Nullable Duration after) {
        if (after == null || after.isNegative()) {
            return 0;
        }
        return after.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED.toMillis() : after.toMillis();
    }
}
