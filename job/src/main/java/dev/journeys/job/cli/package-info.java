// SPDX-License-Identifier: Apache-2.0

/**
 * The command line: one class a command, and what they share. May import everything; nothing
 * imports it.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.job.cli;
