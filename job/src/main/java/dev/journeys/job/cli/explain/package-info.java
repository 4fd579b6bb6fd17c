// SPDX-License-Identifier: Apache-2.0

/**
 * What a journey definition means, in words and as a drawing, and what looks like a mistake in it.
 * May import {@code patterns} only.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.job.cli.explain;
