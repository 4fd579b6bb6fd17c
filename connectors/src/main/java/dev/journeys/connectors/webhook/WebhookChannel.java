// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import dev.journeys.connectors.delivery.Channel;
import dev.journeys.connectors.delivery.Message;
import dev.journeys.connectors.delivery.Reply;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends each message as one HTTP request. Besides the headers of the settings it has {@code
 * webhook-id} (the id of the message, the same on all attempts), {@code webhook-timestamp} and
 * {@code webhook-attempt} of the attempt, and with signing secrets {@code webhook-signature}
 * ({@link StandardWebhooks}); {@code Content-Type} is {@code application/json} unless set. What a
 * reply means is said in {@link Reply}: 2xx delivered; 408, 425, 429, 5xx, time-outs, resets,
 * refused connections, unknown names, wrong certificates and secrets that are missing may be tried
 * again; other replies and refused addresses are final. At least once: a reply that is lost is a
 * request that is made again.
 *
 * <p>Secrets are put in right before each attempt and kept nowhere.
 */
public final class WebhookChannel implements Channel {
    private static final String ATTEMPT = "webhook-attempt";
    private static final String CONTENT_TYPE = "content-type";
    private static final String JSON = "application/json";

    private final WebhookSettings settings;
    private final Function<Message, byte @Nullable []> bodies;
    private final HttpSender sender;
    private final Secrets secrets;
    private final Clock clock;

    /**
     * @param bodies the body of a message's request, the same on all attempts; null where there is
     *     none, which is final
     * @param sender closed by its owner
     * @param clock tells the time of an attempt
     */
    public WebhookChannel(
            WebhookSettings settings,
            Function<Message, byte @Nullable []> bodies,
            HttpSender sender,
            Secrets secrets,
            Clock clock) {
        this.settings = settings;
        this.bodies = bodies;
        this.sender = sender;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Reply> send(Message message, int attempt) {
        byte[] body = bodies.apply(message);
        if (body == null) {
            return completed(new Reply.Dead(0, "template"));
        }
        if (!StandardWebhooks.isId(message.id())) {
            return completed(new Reply.Dead(0, "unusable-id"));
        }
        HttpCall call;
        try {
            call = call(message, body, attempt, false);
        } catch (SecretException e) {
            // It may be put right without a new definition.
            return completed(new Reply.TryAgain(0, "secret: " + e.reference(), null));
        }
        return sender.send(call).thenApply(reply -> ReplyMeaning.of(reply, clock));
    }

    private static CompletionStage<Reply> completed(Reply reply) {
        return CompletableFuture.completedFuture(reply);
    }

    /**
     * The request of an attempt, with all secrets in their places.
     *
     * @throws SecretException where a secret cannot be had, or cannot stand where it is used
     * @throws IllegalArgumentException where the message has no body, or an id that cannot be sent
     */
    public HttpCall call(Message message, int attempt) throws SecretException {
        byte[] body = bodies.apply(message);
        if (body == null) {
            throw new IllegalArgumentException(
                    "Expected a body for the message '" + message.id() + "', but found none.");
        }
        return call(message, body, attempt, true);
    }

    private HttpCall call(Message message, byte[] body, int attempt, boolean keepsReply)
            throws SecretException {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(CONTENT_TYPE, JSON);
        for (Map.Entry<String, String> header : settings.headers().entrySet()) {
            headers.put(
                    header.getKey().toLowerCase(Locale.ROOT),
                    secrets.resolveHeader(header.getValue()));
        }
        headers.putAll(
                StandardWebhooks.headers(
                        message.id(), clock.instant().getEpochSecond(), body, signingSecrets()));
        headers.put(ATTEMPT, Integer.toString(attempt));
        return new HttpCall(
                settings.method(),
                secrets.resolveUrl(settings.url()),
                headers,
                body,
                settings.deadline(),
                settings.maxReplyBytes(),
                keepsReply);
    }

    private List<byte[]> signingSecrets() throws SecretException {
        List<byte[]> found = new ArrayList<>(settings.signing().size());
        for (String text : settings.signing()) {
            try {
                found.add(StandardWebhooks.secret(secrets.resolve(text)));
            } catch (IllegalArgumentException e) {
                throw Secrets.unusable(text, "a secret of at least 24 bytes in Base64");
            }
        }
        return found;
    }

    /** Nothing to give up: connections belong to the sender. */
    @Override
    public void close() {}
}
