// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

import dev.journeys.connectors.delivery.BatchEntry;
import java.io.IOException;

/** Takes what a subtask gives up; at least once. Used by the task's thread. */
public interface DeadLetterWriter extends AutoCloseable {
    /**
     * Takes a delivery; may keep it until {@link #flush}.
     *
     * @param reason for people, beginning with a short word for programs, such as {@code status-400
     *     after 1 attempt}; without a secret
     */
    void write(BatchEntry entry, String reason) throws IOException, InterruptedException;

    /**
     * Called before each checkpoint: afterwards all that was taken is safe.
     *
     * @throws IOException where it is not; the job restarts then, and gives it up again
     */
    void flush() throws IOException, InterruptedException;

    @Override
    void close() throws IOException;
}
