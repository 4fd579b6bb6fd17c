// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

/**
 * One counter of a subtask, kept in state so that a restore goes on counting where the checkpoint
 * was.
 *
 * @param journey the journey that it belongs to, empty for the job's own
 * @param name the counter's name in the summary
 */
public record CountRecord(String journey, String name, long count) {}
