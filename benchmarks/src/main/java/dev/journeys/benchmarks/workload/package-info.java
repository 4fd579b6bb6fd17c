// SPDX-License-Identifier: Apache-2.0

/**
 * The events and the journeys that every variant of a benchmark gets: seeded, so that they are the
 * same everywhere and every time. Imports nothing of Flink.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.benchmarks.workload;
