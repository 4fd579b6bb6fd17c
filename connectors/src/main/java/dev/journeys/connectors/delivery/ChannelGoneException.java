// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

/**
 * What all channels of a task send with has ended by an error, whatever receivers do: nothing can
 * be sent until the task begins anew. No attempt of a message, hence: the task fails.
 */
public final class ChannelGoneException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * @param message without secrets
     */
    public ChannelGoneException(String message) {
        super(message);
    }
}
