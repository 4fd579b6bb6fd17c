// SPDX-License-Identifier: Apache-2.0

/**
 * The demo: the job in an embedded Flink with its web UI, on the events of a generated shop, with
 * what it delivers on the screen. All in one process, which is why its sink may reach the screen
 * through {@code Board}. May not import the package of the command line.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.job.cli.demo;
