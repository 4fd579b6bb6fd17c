// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.receiver;

import java.util.concurrent.CountDownLatch;

/**
 * What all connections of a receiver share.
 *
 * @param closing is at 0 when the receiver closes
 */
record ReceiverParts(
        ReceiverOptions options,
        Turns turns,
        RequestLog log,
        OpenConnections connections,
        Exchange.Outage outage,
        CountDownLatch closing) {}
