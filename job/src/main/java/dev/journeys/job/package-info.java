// SPDX-License-Identifier: Apache-2.0

/**
 * The Flink job: {@link dev.journeys.job.JourneyTopology} reads as the drawing of it. May import
 * the packages below it but {@code cli}.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.job;
