// SPDX-License-Identifier: Apache-2.0

/**
 * Bytes become events, or dead letters that say why not. May import {@code patterns}, {@code
 * connectors}, {@code state}, {@code metrics} and {@code delivery} only.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.job.source;
