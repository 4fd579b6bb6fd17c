// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job;

import dev.journeys.connectors.delivery.Message;
import dev.journeys.job.state.OutputRecord;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What journeys emit.
 *
 * @param output what is to be written, those dead letters included that the inputs have found
 * @param messages deliveries that are still to be sent, see {@link DestinationTopology}; none where
 *     all deliveries are output
 */
public record JourneyStreams(DataStream<OutputRecord> output, DataStream<Message> messages) {}
