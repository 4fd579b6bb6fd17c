// SPDX-License-Identifier: Apache-2.0

/**
 * What a running job shows of itself: all names of metrics in one place, see {@code
 * docs/metrics.md}. May import nothing of ours.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.job.metrics;
