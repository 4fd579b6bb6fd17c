// SPDX-License-Identifier: Apache-2.0

/**
 * Files as a bounded input and as an output: lines of any number of files put into the order of
 * their times by an external merge sort, a format with which Flink's file source reads them, and a
 * sink that writes lines into files exactly once. Imports nothing of ours.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.connectors.files;
