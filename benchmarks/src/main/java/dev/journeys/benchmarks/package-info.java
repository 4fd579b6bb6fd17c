// SPDX-License-Identifier: Apache-2.0

/** The command line of the benchmark. May import all packages below it. */
@org.jspecify.annotations.NullMarked
package dev.journeys.benchmarks;
