// SPDX-License-Identifier: Apache-2.0
package dev.journeys.faults;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a run is told.
 *
 * @param home the repository
 * @param journeys the folder of definitions
 * @param work for state, logs, events and output; what is there is deleted
 * @param rate events a second
 * @param bound how far events may be out of order for the job
 * @param sabotage whether a delivery is lost before the comparison
 */
record FaultsOptions(
        Path home,
        Path journeys,
        Path work,
        long seed,
        int rate,
        Duration bound,
        boolean sabotage) {}
