// SPDX-License-Identifier: Apache-2.0

/**
 * Definitions become compiled journeys: steps by index, checked expressions and Flink CEP patterns.
 * Compiled journeys are immutable and may be shared by all task threads of a JVM. May import {@code
 * event}, {@code expression} and {@code definition}.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.patterns.compile;
