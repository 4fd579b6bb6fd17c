// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import dev.journeys.connectors.delivery.Message;
import dev.journeys.connectors.webhook.HttpCall;
import dev.journeys.connectors.webhook.HttpSender;
import dev.journeys.connectors.webhook.SecretException;
import dev.journeys.connectors.webhook.Secrets;
import dev.journeys.connectors.webhook.WebhookChannel;
import dev.journeys.connectors.webhook.WebhookSettings;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The requests of webhooks, for those who look at them or make one by hand: what the delivery
 * operator sends at the first attempt.
 */
public final class DestinationRequests {
    private static final String MASKED_SIGNATURE = "v1,***";

    private DestinationRequests() {}

    /**
     * The request with its secrets.
     *
     * @throws SecretException where a secret is not to be had
     */
    public static HttpCall resolved(
            DestinationDefinition.Webhook webhook,
            Message message,
            HttpSender sender,
            Secrets secrets,
            Clock clock)
            throws SecretException {
        try (WebhookChannel channel = channel(webhook, sender, secrets, clock)) {
            return channel.call(message, 1);
        }
    }

    /** The way to a webhook outside of a job. */
    public static WebhookChannel channel(
            DestinationDefinition.Webhook webhook,
            HttpSender sender,
            Secrets secrets,
            Clock clock) {
        return new WebhookChannel(
                webhook.request(), message -> body(webhook, message), sender, secrets, clock);
    }

    /** The request with {@code ***} in the place of each secret, and of the signature. */
    public static HttpCall masked(
            DestinationDefinition.Webhook webhook, Message message, Clock clock) {
        WebhookSettings request = webhook.request();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        request.headers()
                .forEach(
                        (name, value) ->
                                headers.put(name.toLowerCase(Locale.ROOT), Secrets.masked(value)));
        headers.put("webhook-id", message.id());
        headers.put("webhook-timestamp", Long.toString(clock.instant().getEpochSecond()));
        headers.put("webhook-attempt", "1");
        if (!request.signing().isEmpty()) {
            headers.put("webhook-signature", MASKED_SIGNATURE);
        }
        return new HttpCall(
                request.method(),
                Secrets.masked(request.url()),
                headers,
                body(webhook, message),
                request.deadline(),
                request.maxReplyBytes());
    }

    /** What is sent for a delivery: the body that the definition describes, or what it is. */
    public static byte[] body(DestinationDefinition.Webhook webhook, Message message) {
        return webhook.body()
                .map(template -> template.render(message.body(), errors -> {}))
                .orElseGet(message::body);
    }
}
