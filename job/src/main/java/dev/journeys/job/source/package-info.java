// SPDX-License-Identifier: Apache-2.0

/**
 * Bytes become events, or dead letters that say why not; what shape events have is the business of
 * an {@link dev.journeys.job.source.EventFormat}. May import {@code patterns}, {@code connectors},
 * {@code state}, {@code metrics} and {@code delivery} only.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.job.source;
