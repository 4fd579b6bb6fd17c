// SPDX-License-Identifier: Apache-2.0

/**
 * The broker and Flink of {@code bin/cluster}, as a program sees them. Imports nothing of the other
 * packages.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.faults.cluster;
