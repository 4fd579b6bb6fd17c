// SPDX-License-Identifier: Apache-2.0

/**
 * Control data as a stream: everything that exists at the start, then a marker, then changes, for
 * what a job has to know before it does anything. Read from folders or a file of lines; other
 * places are a {@link dev.journeys.connectors.control.ControlReader} of their own. Imports nothing
 * of ours.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.connectors.control;
