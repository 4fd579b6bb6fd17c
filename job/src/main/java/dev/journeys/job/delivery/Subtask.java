// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.delivery;

/**
 * One of the parallel parts of the journey operator.
 *
 * @param index from 0
 * @param count how many there are, at least 1
 */
public record Subtask(int index, int count) {
    /** Whether it is the one that speaks for all where one voice is enough. */
    public boolean isFirst() {
        return index == 0;
    }
}
