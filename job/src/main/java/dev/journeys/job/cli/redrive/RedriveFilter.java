// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.redrive;

import java.util.Set;

/**
 * Which dead letters are meant.
 *
 * @param reasons at least one
 * @param destinations empty: all
 * @param ids empty: all
 * @param sinceMillis the first time at which they were written, in milliseconds since the epoch
 * @param untilMillis the time before which they were written
 */
record RedriveFilter(
        Set<String> reasons,
        Set<String> destinations,
        Set<String> ids,
        long sinceMillis,
        long untilMillis) {
    RedriveFilter {
        reasons = Set.copyOf(reasons);
        destinations = Set.copyOf(destinations);
        ids = Set.copyOf(ids);
    }

    boolean matches(DeadDelivery dead) {
        return reasons.contains(dead.reason())
                && (destinations.isEmpty() || destinations.contains(dead.destination()))
                && (ids.isEmpty() || ids.contains(dead.id()))
                && dead.timeMillis() >= sinceMillis
                && dead.timeMillis() < untilMillis;
    }
}
