// SPDX-License-Identifier: Apache-2.0
/**
 * Many deliveries in one HTTP request, on Flink's asynchronous sink: for bulk endpoints such as a
 * Segment-compatible {@code /v1/batch}. May import {@code delivery} and {@code webhook}.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.connectors.batch;
