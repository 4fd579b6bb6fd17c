// SPDX-License-Identifier: Apache-2.0

/**
 * A shop that does not exist: its users, what they do, and their events, for the demo. Knows
 * nothing of Flink, of journeys or of the clock, and imports nothing of ours.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.job.cli.demo.shop;
