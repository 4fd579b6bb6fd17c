// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

import dev.journeys.connectors.webhook.HttpCall;
import dev.journeys.connectors.webhook.HttpSender;
import dev.journeys.connectors.webhook.SecretException;
import dev.journeys.connectors.webhook.Secrets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Posts deliveries to a bulk endpoint as JSON. Secrets are resolved for each request; where one is
 * missing, or cannot stand where it is used, nothing is sent. {@link BatchReplyMeaning} says how a
 * reply is understood.
 */
public final class HttpBatchEndpoint implements BatchEndpoint {
    private final HttpBatchRequest request;
    private final BatchSettings settings;
    private final ItemMaker items;
    private final FailedItems failedItems;
    private final HttpSender sender;
    private final Secrets secrets;
    private final Clock clock;

    /**
     * @param items makes of a delivery what stands for it in a request
     * @param sender is not closed here
     * @param clock for a Retry-After that is a date
     */
    public HttpBatchEndpoint(
            HttpBatchRequest request,
            BatchSettings settings,
            ItemMaker items,
            FailedItems failedItems,
            HttpSender sender,
            Secrets secrets,
            Clock clock) {
        this.request = request;
        this.settings = settings;
        this.items = items;
        this.failedItems = failedItems;
        this.sender = sender;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Makes of a delivery what stands for it in a request; the same at each call. */
    @FunctionalInterface
    public interface ItemMaker {
        /** Null where it cannot be made. */
        byte @Nullable [] item(byte[] delivery);
    }

    @Override
    public BatchSettings settings() {
        return settings;
    }

    @Override
    public int envelopeBytes() {
        return request.envelopeBytes();
    }

    @Override
    public byte @Nullable [] item(byte[] delivery) {
        return items.item(delivery);
    }

    @Override
    public CompletionStage<BatchReply> send(List<byte[]> deliveries) {
        HttpCall call;
        try {
            call = call(deliveries);
        } catch (SecretException e) {
            // There is none, or it cannot stand where it is used: whoever keeps it may mend it.
            return CompletableFuture.completedFuture(
                    new BatchReply.NotSent("secret: " + e.reference()));
        }
        int count = deliveries.size();
        return sender.send(call)
                .thenApply(reply -> BatchReplyMeaning.of(reply, count, failedItems, clock));
    }

    /** The request, with all secrets in their places. */
    HttpCall call(List<byte[]> deliveries) throws SecretException {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            headers.put(
                    header.getKey().toLowerCase(Locale.ROOT),
                    secrets.resolveHeader(header.getValue()));
        }
        return new HttpCall(
                "POST",
                secrets.resolveUrl(request.url()),
                headers,
                request.body(deliveries),
                settings.deadline(),
                request.maxReplyBytes());
    }
}
