// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job;

import dev.journeys.connectors.batch.HttpBatchSink;
import dev.journeys.connectors.delivery.Deliveries;
import dev.journeys.connectors.delivery.DeliveryOperator;
import dev.journeys.connectors.delivery.DeliveryOptions;
import dev.journeys.connectors.delivery.DestinationUpdate;
import dev.journeys.connectors.delivery.Message;
import dev.journeys.connectors.delivery.Outcome;
import dev.journeys.job.destination.DestinationChannels;
import dev.journeys.job.destination.DestinationPolicy;
import dev.journeys.job.destination.HttpBatchEndpoints;
import dev.journeys.job.destination.LaneOperator;
import dev.journeys.job.destination.OutcomeWriter;
import dev.journeys.job.destination.StrayWriter;
import dev.journeys.job.destination.ValidDestinations;
import dev.journeys.job.state.ControlUpdate;
import dev.journeys.job.state.OutputRecord;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The part of the job that sends deliveries, as a drawing:
 *
 * <pre>
 * messages ─────keyBy(destination, lane)────▶ ┌─────────┐ ──▶ outcomes ──▶ output
 * redriven ──▶ lanes ─▲                       │ deliver │
 *                └───────┐                    │         │
 * definitions ──▶ destinations ──broadcast──▶ └─────────┘ ──▶ batches ──▶ requests of many
 *                                                  └──▶ for topics by now ──▶ output
 * </pre>
 */
public final class DestinationTopology {
    private static final TypeInformation<OutputRecord> OUTPUT =
            TypeInformation.of(OutputRecord.class);

    private DestinationTopology() {}

    /**
     * Sends messages.
     *
     * @param messages of journeys
     * @param redriven those that are sent once more, whatever their lanes; empty where none can be
     * @param definitions as the journeys have them
     * @return an outcome for each message that ended here, a dead letter for each that did not get
     *     to its destination, and deliveries whose destination is a topic by now; to be written
     *     with the output of journeys
     */
    public static DataStream<OutputRecord> of(
            DataStream<Message> messages,
            Optional<DataStream<Message>> redriven,
            DataStream<ControlUpdate> definitions,
            DestinationOptions options) {
        DataStream<DestinationUpdate> destinations = destinations(definitions, options.policy());
        SingleOutputStreamOperator<Outcome> outcomes =
                Deliveries.attach(
                                redriven.map(again -> messages.union(inLanes(again, destinations)))
                                        .orElse(messages),
                                destinations,
                                new DestinationChannels(options.policy(), options.clock()),
                                DeliveryOptions.of(options.clock()))
                        .uid(OperatorIds.DELIVER.uid())
                        .name(OperatorIds.DELIVER.title());
        outcomes.getSideOutput(DeliveryOperator.BATCHES)
                .sinkTo(
                        new HttpBatchSink(
                                new HttpBatchEndpoints(options.policy(), options.clock()),
                                options.deadLetters()))
                .uid(OperatorIds.BATCHES.uid())
                .name(OperatorIds.BATCHES.title())
                // Before a checkpoint it waits for its requests, and in one chain all would.
                .disableChaining();
        return outcomes.process(new OutcomeWriter(), OUTPUT)
                .uid(OperatorIds.OUTCOMES.uid())
                .name(OperatorIds.OUTCOMES.title())
                .union(
                        outcomes.getSideOutput(DeliveryOperator.STRAYS)
                                .map(new StrayWriter(), OUTPUT)
                                .uid(OperatorIds.STRAYS.uid())
                                .name(OperatorIds.STRAYS.title()));
    }

    private static DataStream<Message> inLanes(
            DataStream<Message> redriven, DataStream<DestinationUpdate> destinations) {
        return redriven.connect(destinations)
                .transform(
                        OperatorIds.REDRIVEN_LANES.title(),
                        TypeInformation.of(Message.class),
                        new LaneOperator())
                .uid(OperatorIds.REDRIVEN_LANES.uid())
                .setParallelism(1);
    }

    private static DataStream<DestinationUpdate> destinations(
            DataStream<ControlUpdate> definitions, DestinationPolicy policy) {
        return definitions
                .process(new ValidDestinations(policy), TypeInformation.of(DestinationUpdate.class))
                .uid(OperatorIds.DESTINATIONS.uid())
                .name(OperatorIds.DESTINATIONS.title())
                .setParallelism(1);
    }
}
