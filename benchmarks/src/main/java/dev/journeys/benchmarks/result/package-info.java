// SPDX-License-Identifier: Apache-2.0

/**
 * What was measured, as lines of JSON, and what is made of it: tables, a chart, and how it stands
 * against the targets. Imports nothing of ours.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.benchmarks.result;
