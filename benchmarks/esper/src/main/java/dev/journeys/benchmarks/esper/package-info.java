// SPDX-License-Identifier: Apache-2.0

/** The same events in Esper, in memory, in a process of its own. */
@org.jspecify.annotations.NullMarked
package dev.journeys.benchmarks.esper;
