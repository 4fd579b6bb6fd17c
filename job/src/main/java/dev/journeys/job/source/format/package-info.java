// SPDX-License-Identifier: Apache-2.0

/**
 * The shapes of events that come with the product, one {@code EventFormat} each. May import {@code
 * patterns}, {@code source} and {@code state} only; found by {@code EventFormats}, never named.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.job.source.format;
