// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

/** What a definition has become in a subtask: how its messages leave. */
public sealed interface Destination {
    /** They are sent here, one by one. The operator closes the channel. */
    record Called(DeliverySettings settings, Channel channel) implements Destination {}

    /**
     * They are handed to whoever sends many in one request, on {@link DeliveryOperator#BATCHES}.
     *
     * @param definition goes with each of them
     */
    record Batched(byte[] definition) implements Destination {}

    /**
     * They do not come this way. Those that still do, since they waited when this changed or are
     * sent again, are handed over on {@link DeliveryOperator#STRAYS}.
     *
     * @param definition goes with each of them
     */
    record Elsewhere(byte[] definition) implements Destination {}
}
