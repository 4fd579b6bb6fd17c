// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.testsend;

import dev.journeys.connectors.delivery.Message;
import dev.journeys.connectors.delivery.Reply;
import dev.journeys.connectors.webhook.HttpCall;
import dev.journeys.connectors.webhook.HttpReply;
import dev.journeys.connectors.webhook.HttpSender;
import dev.journeys.connectors.webhook.ReplyMeaning;
import dev.journeys.connectors.webhook.SecretException;
import dev.journeys.connectors.webhook.Secrets;
import dev.journeys.job.destination.BatchRequests;
import dev.journeys.job.destination.DestinationDefinition;
import dev.journeys.job.destination.DestinationRequests;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The request of a test delivery, as the job would make it, with the header {@code webhook-test:
 * true} besides.
 */
final class TestRequest {
    private static final String HEADER = "webhook-test";

    private final DestinationDefinition definition;
    private final Message message;
    private final Clock clock;

    /**
     * @param definition of a webhook or a bulk endpoint
     * @param clock the time of the request
     * @throws IllegalArgumentException where the destination is of another type; the message is fit
     *     for users
     */
    TestRequest(DestinationDefinition definition, Message message, Clock clock) {
        if (!(definition instanceof DestinationDefinition.Webhook)
                && !(definition instanceof DestinationDefinition.HttpBatch)) {
            throw new IllegalArgumentException(
                    "Expected a destination of type webhook or http-batch, but '"
                            + definition.destination()
                            + "' is of type "
                            + definition.type().text()
                            + ", to which no request is made.");
        }
        this.definition = definition;
        this.message = message;
        this.clock = clock;
    }

    /** Without its secrets. */
    HttpCall masked() {
        return marked(
                definition instanceof DestinationDefinition.Webhook webhook
                        ? DestinationRequests.masked(webhook, message, clock)
                        : BatchRequests.masked(batch(), List.of(message.body())));
    }

    /**
     * As it is sent.
     *
     * @throws SecretException where a secret is not to be had, or cannot stand where it is used
     */
    HttpCall resolved(HttpSender sender, Secrets secrets) throws SecretException {
        return marked(
                definition instanceof DestinationDefinition.Webhook webhook
                        ? DestinationRequests.resolved(webhook, message, sender, secrets, clock)
                        : BatchRequests.resolved(batch(), List.of(message.body()), secrets));
    }

    /** What the job would make of a reply. */
    Reply meaning(HttpReply reply) {
        return definition instanceof DestinationDefinition.Webhook
                ? ReplyMeaning.of(reply, clock)
                : BatchRequests.meaning(reply, clock);
    }

    private DestinationDefinition.HttpBatch batch() {
        return (DestinationDefinition.HttpBatch) definition;
    }

    private static HttpCall marked(HttpCall call) {
        Map<String, String> headers = new LinkedHashMap<>(call.headers());
        headers.put(HEADER, "true");
        return new HttpCall(
                call.method(),
                call.url(),
                headers,
                call.body(),
                call.deadline(),
                call.maxReplyBytes());
    }
}
