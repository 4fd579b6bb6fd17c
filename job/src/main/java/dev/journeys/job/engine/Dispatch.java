// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.connectors.delivery.Message;
import dev.journeys.job.delivery.OutputFormat;
import dev.journeys.job.delivery.Refused;
import dev.journeys.job.destination.DestinationType;
import dev.journeys.job.destination.KnownDestinations;
import dev.journeys.job.state.DestinationRecord;
import dev.journeys.job.state.OutputRecord;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Sends each delivery the way that its destination says: into a topic as output, or as a message to
 * those who call destinations. What has no destination is a dead letter.
 */
final class Dispatch {
    private static final String UNKNOWN_DESTINATION = "unknown-destination";

    private final DestinationRule rule;
    private final Set<String> withTopics;
    private final KnownDestinations destinations;
    private final Outlet outlet;
    private final Consumer<Message> messages;
    private final Counters counters;
    private final OutputFormat format = new OutputFormat();

    /**
     * @param options what becomes of deliveries
     * @param messages takes what other operators send
     */
    Dispatch(
            EngineOptions options,
            KnownDestinations destinations,
            Outlet outlet,
            Consumer<Message> messages,
            Counters counters) {
        rule = options.destinations();
        withTopics = options.withTopics();
        this.destinations = destinations;
        this.outlet = outlet;
        this.messages = messages;
        this.counters = counters;
    }

    /** Emits anything but a delivery. */
    void emit(OutputRecord record) {
        outlet.emit(record);
    }

    /**
     * Sends a delivery.
     *
     * @param id the delivery's
     * @param walk which sends it
     */
    void send(OutputRecord delivery, String id, Walk walk) {
        if (rule == DestinationRule.ALL_OUTPUT) {
            outlet.emit(delivery);
            return;
        }
        DestinationRecord destination = destinations.find(delivery.destination());
        if (destination == null) {
            unknown(delivery, walk);
        } else if (destination.type().equals(DestinationType.KAFKA.text())) {
            outlet.emit(
                    destination.topic().isEmpty() ? delivery : delivery.to(destination.topic()));
        } else {
            messages.accept(
                    new Message(
                            delivery.destination(),
                            Message.laneOf(delivery.user(), destination.lanes()),
                            delivery.user(),
                            id,
                            walk.now(),
                            delivery.json(),
                            false));
        }
    }

    private void unknown(OutputRecord delivery, Walk walk) {
        if (rule == DestinationRule.ANY || withTopics.contains(delivery.destination())) {
            outlet.emit(delivery);
            return;
        }
        counters.deadLetter(UNKNOWN_DESTINATION);
        outlet.emit(
                format.deadLetter(
                        new Refused(
                                delivery.user(),
                                UNKNOWN_DESTINATION,
                                "Expected a destination that is defined, but found '"
                                        + delivery.destination()
                                        + "'.",
                                new String(delivery.json(), StandardCharsets.UTF_8),
                                walk.journey().id()
                                        + '/'
                                        + walk.journey().version()
                                        + '/'
                                        + walk.step().id(),
                                walk.now())));
    }
}
