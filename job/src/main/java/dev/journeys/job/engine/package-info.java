// SPDX-License-Identifier: Apache-2.0

/**
 * The journey engine: the operator, and what it does with an event or a timer of one user. {@link
 * dev.journeys.job.engine.JourneyOperator} is the edge to Flink; everything behind it is plain Java
 * on one thread. May import all of {@code patterns} and the other packages of the job but {@code
 * cli} and {@code source}.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.job.engine;
