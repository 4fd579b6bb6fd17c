// SPDX-License-Identifier: Apache-2.0

/**
 * The simple journey as a programmer would write it for Flink by hand: no definitions, no
 * expressions, no patterns; the same work and the same bytes. May import {@code workload} only.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.benchmarks.variant.handwritten;
