// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

/**
 * A control record that reached a subtask after events of its effective time had been taken.
 *
 * @param key of the record
 * @param countsFrom epoch milliseconds from which it counts there
 */
public record LateRecord(String key, long countsFrom) {}
