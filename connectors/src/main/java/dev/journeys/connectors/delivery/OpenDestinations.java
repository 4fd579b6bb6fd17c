// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

/** Makes destinations of definitions; one in each subtask, called by its thread. */
public interface OpenDestinations extends AutoCloseable {
    /**
     * The destination of a definition. Asks nobody over the network.
     *
     * @throws IllegalArgumentException with a message for whoever wrote the definition, without
     *     secrets, where it cannot be used. Its messages wait then.
     */
    Destination create(String id, byte[] definition);

    /** Gives up what the channels shared; they are closed by then. */
    @Override
    void close();
}
