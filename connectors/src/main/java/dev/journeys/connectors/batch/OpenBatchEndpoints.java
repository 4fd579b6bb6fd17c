// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

/** Makes the ways to destinations, for one subtask. Used by the task's thread. */
public interface OpenBatchEndpoints extends AutoCloseable {
    /**
     * The way to a destination.
     *
     * @param definition as it was published
     * @throws IllegalArgumentException where the definition cannot be used; the message is for
     *     users, and has no secret
     */
    BatchEndpoint create(String destination, byte[] definition);

    /** Ends what is in flight, and lets go of threads and connections. */
    @Override
    void close();
}
