// SPDX-License-Identifier: Apache-2.0

/**
 * The lines of the matrix and how each is measured, in a process of its own. May import all
 * packages of the benchmark but the command line's.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.benchmarks.line;
