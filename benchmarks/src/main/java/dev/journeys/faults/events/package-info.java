// SPDX-License-Identifier: Apache-2.0

/**
 * The events of a run: made up, produced at a steady rate, read back. Imports nothing of the other
 * packages.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.faults.events;
