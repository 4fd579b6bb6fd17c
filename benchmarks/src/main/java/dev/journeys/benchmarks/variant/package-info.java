// SPDX-License-Identifier: Apache-2.0

/**
 * The ways to do the work of a workload that are compared. Each builds a job from the same source
 * to the same sink. May import {@code workload}, {@code harness} and {@code variant.handwritten}.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.benchmarks.variant;
