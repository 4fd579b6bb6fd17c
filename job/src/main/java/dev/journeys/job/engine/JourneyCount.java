// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

/** What is counted for each journey. */
enum JourneyCount {
    ENTERED,
    COMPLETED,
    EXITED,
    SENT,
    SKIPPED
}
