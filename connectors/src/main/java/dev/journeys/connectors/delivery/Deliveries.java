// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Attaches the sending of messages to a job:
 *
 * <pre>
 * messages ──keyBy(destination, lane)──▶ ┌─────────┐ ──▶ outcomes
 * destinations ────────broadcast───────▶ │ deliver │ ──▶ BATCHES
 *                                        └─────────┘
 * </pre>
 */
public final class Deliveries {
    private Deliveries() {}

    /**
     * Sends messages, at least once each, and returns how each ended. The caller gives the operator
     * its uid and name. Its side output {@link DeliveryOperator#BATCHES} has what goes to
     * destinations that take many in one request.
     *
     * @param updates on which each subtask has to see {@link DestinationUpdate.Kind#COMPLETE} after
     *     every start and restore, unless their source has ended; nothing is sent before. What is
     *     not told anew after a restore is not known any more
     */
    public static SingleOutputStreamOperator<Outcome> attach(
            DataStream<Message> messages,
            DataStream<DestinationUpdate> updates,
            DestinationFactory destinations,
            DeliveryOptions options) {
        return messages.keyBy(Message::laneKey, Types.STRING)
                .connect(updates.broadcast())
                .transform(
                        "deliver",
                        OutcomeTypeFactory.TYPE,
                        new DeliveryOperatorFactory(destinations, options));
    }
}
