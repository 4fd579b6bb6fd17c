// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.preview;

import dev.journeys.connectors.delivery.Message;
import dev.journeys.job.destination.BatchRequests;
import dev.journeys.job.destination.DeliveryMessages;
import dev.journeys.job.destination.DestinationDefinition;
import dev.journeys.job.destination.DestinationRequests;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * What known destinations make of deliveries, without secrets. The time of an attempt is that of
 * the delivery, so that the same delivery always looks the same.
 *
 * @param destinations by their ids
 */
public record OutgoingRequests(Map<String, DestinationDefinition> destinations) {
    public OutgoingRequests {
        destinations = Map.copyOf(destinations);
    }

    Outgoing of(String destination, byte[] delivery) {
        DestinationDefinition definition = destinations.get(destination);
        if (definition == null) {
            return new Outgoing.Unknown();
        }
        Message message = DeliveryMessages.of(delivery, false);
        String type = definition.type().text();
        if (definition instanceof DestinationDefinition.Webhook webhook) {
            Clock clock = Clock.fixed(Instant.ofEpochMilli(message.timestamp()), ZoneOffset.UTC);
            return new Outgoing.Request(type, DestinationRequests.masked(webhook, message, clock));
        }
        if (definition instanceof DestinationDefinition.HttpBatch batch) {
            return new Outgoing.Request(type, BatchRequests.masked(batch, List.of(delivery)));
        }
        if (definition instanceof DestinationDefinition.Kafka kafka) {
            return new Outgoing.Record(type, kafka.topic().orElse(null), message.user());
        }
        return new Outgoing.Line(type);
    }
}
