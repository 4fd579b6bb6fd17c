// SPDX-License-Identifier: Apache-2.0

/**
 * Two ways to hold events until the watermark has passed them, alone: nothing else is done with
 * them. May import {@code workload} only.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.benchmarks.variant.order;
