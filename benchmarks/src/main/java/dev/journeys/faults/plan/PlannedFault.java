// SPDX-License-Identifier: Apache-2.0
package dev.journeys.faults.plan;

import java.time.Duration;

/**
 * One fault of a schedule.
 *
 * @param pause from the recovery of the fault before it
 * @param outage how long what is broken stays so, beyond what the fault needs to be noticed
 * @param choice not negative; chooses among what can be broken, modulo their number
 */
public record PlannedFault(FaultKind kind, Duration pause, Duration outage, int choice) {}
