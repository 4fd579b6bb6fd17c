// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeys.connectors.delivery.DeliverySettings;
import dev.journeys.connectors.delivery.Message;
import dev.journeys.connectors.webhook.WebhookSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Where deliveries go, as its definition says. Secrets are references in it, never values. Made by
 * {@link DestinationParser}; immutable; never in state.
 */
public sealed interface DestinationDefinition {
    /** The destination's id, by which sends name it. */
    String destination();

    /** The type of destination. */
    DestinationType type();

    /** Over how many lanes its deliveries are spread: from 1 to {@link Message#LANES}. */
    default int lanes() {
        return Message.LANES;
    }

    /**
     * Every delivery is an HTTP request of its own.
     *
     * @param request what is requested, with references
     * @param body what is sent; none: the delivery as it is
     * @param delivery rate, attempts and age
     */
    record Webhook(
            String destination,
            WebhookSettings request,
            Optional<BodyTemplate> body,
            DeliverySettings delivery)
            implements DestinationDefinition {
        @Override
        public DestinationType type() {
            return DestinationType.WEBHOOK;
        }

        @Override
        public int lanes() {
            return delivery.lanes();
        }
    }

    /**
     * Many deliveries are one HTTP request.
     *
     * @param url with references
     * @param headers with references, by their names
     * @param body in which the text <code>"{{ deliveries }}"</code> stands for the list of
     *     deliveries; nobody may change it
     * @param delivery what stands for one delivery in that list; none: the delivery as it is
     * @param maxDeliveries in one request, at least 1
     * @param maxBytes of deliveries in one request, at least 1
     * @param linger how long a request may wait for further deliveries
     * @param deadline of one request, all in all
     * @param attempts how often a delivery is sent at most, at least 1
     * @param maxReplyBytes how much of a reply is read, at least 1
     */
    record HttpBatch(
            String destination,
            String url,
            Map<String, String> headers,
            ObjectNode body,
            Optional<BodyTemplate> delivery,
            int maxDeliveries,
            int maxBytes,
            Duration linger,
            Duration deadline,
            int attempts,
            int maxReplyBytes)
            implements DestinationDefinition {
        public HttpBatch {
            headers = Map.copyOf(headers);
        }

        @Override
        public DestinationType type() {
            return DestinationType.HTTP_BATCH;
        }
    }

    /**
     * Deliveries are records of a topic.
     *
     * @param topic none: the one that the run has for deliveries
     */
    record Kafka(String destination, Optional<String> topic) implements DestinationDefinition {
        @Override
        public DestinationType type() {
            return DestinationType.KAFKA;
        }
    }

    /** Deliveries are lines of files, in a folder that the run allows. */
    record File(String destination) implements DestinationDefinition {
        @Override
        public DestinationType type() {
            return DestinationType.FILE;
        }
    }

    /** Deliveries are lines of the log. */
    record Log(String destination) implements DestinationDefinition {
        @Override
        public DestinationType type() {
            return DestinationType.LOG;
        }
    }
}
