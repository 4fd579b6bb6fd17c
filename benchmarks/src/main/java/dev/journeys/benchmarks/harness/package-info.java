// SPDX-License-Identifier: Apache-2.0

/**
 * Runs a job in this process and measures it: the source that begins and pauses as it is told, the
 * sink that throws everything away, the clocks. May import {@code workload} only.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.benchmarks.harness;
