// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import dev.journeys.connectors.batch.BatchReply;
import dev.journeys.connectors.batch.BatchReply.FailedItem;
import dev.journeys.connectors.batch.BatchReplyMeaning;
import dev.journeys.connectors.delivery.Reply;
import dev.journeys.connectors.webhook.HttpCall;
import dev.journeys.connectors.webhook.HttpReply;
import dev.journeys.connectors.webhook.SecretException;
import dev.journeys.connectors.webhook.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The requests of destinations of type {@code http-batch}, for those who look at them or make one
 * by hand.
 */
public final class BatchRequests {
    private BatchRequests() {}

    /**
     * The request with {@code ***} in the place of each secret.
     *
     * @param deliveries at least one
     */
    public static HttpCall masked(DestinationDefinition.HttpBatch batch, List<byte[]> deliveries) {
        return call(batch, deliveries, Secrets::masked, Secrets::masked);
    }

    /**
     * The request with its secrets.
     *
     * @param deliveries at least one
     * @throws SecretException where a secret is not to be had, or cannot stand where it is used
     */
    public static HttpCall resolved(
            DestinationDefinition.HttpBatch batch, List<byte[]> deliveries, Secrets secrets)
            throws SecretException {
        return call(batch, deliveries, secrets::resolveUrl, secrets::resolveHeader);
    }

    /**
     * What a reply means for the one delivery of a request, as the job understands it.
     *
     * @param clock for a {@code Retry-After} that is a date
     */
    public static Reply meaning(HttpReply reply, Clock clock) {
        int status = reply instanceof HttpReply.Answered answered ? answered.status() : 0;
        BatchReply meaning = BatchReplyMeaning.of(reply, 1, new FailedIndexes(), clock);
        if (meaning instanceof BatchReply.Taken taken) {
            return taken.failed().isEmpty()
                    ? new Reply.Delivered(status)
                    : failed(status, taken.failed().get(0));
        }
        if (meaning instanceof BatchReply.TryAgain tryAgain) {
            return new Reply.TryAgain(status, tryAgain.reason(), tryAgain.after());
        }
        return new Reply.Dead(status, ((BatchReply.Refused) meaning).reason());
    }

    private static Reply failed(int status, FailedItem item) {
        return item.again()
                ? new Reply.TryAgain(status, item.reason(), null)
                : new Reply.Dead(status, item.reason());
    }

    private static <E extends Exception> HttpCall call(
            DestinationDefinition.HttpBatch batch,
            List<byte[]> deliveries,
            Texts<E> url,
            Texts<E> header)
            throws E {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        for (Map.Entry<String, String> each : batch.headers().entrySet()) {
            headers.put(each.getKey().toLowerCase(Locale.ROOT), header.of(each.getValue()));
        }
        return new HttpCall(
                "POST",
                url.of(batch.url()),
                headers,
                body(batch, deliveries),
                batch.deadline(),
                batch.maxReplyBytes());
    }

    private static byte[] body(DestinationDefinition.HttpBatch batch, List<byte[]> deliveries) {
        String items =
                deliveries.stream()
                        .map(delivery -> item(batch, delivery))
                        .collect(Collectors.joining(",", "[", "]"));
        return batch.body()
                .toString()
                .replace("\"" + BatchBodyReader.DELIVERIES + "\"", items)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String item(DestinationDefinition.HttpBatch batch, byte[] delivery) {
        byte[] item =
                batch.delivery()
                        .map(template -> template.render(delivery, missing -> {}))
                        .orElse(delivery);
        return new String(item, StandardCharsets.UTF_8);
    }

    /** What becomes of a text with references. */
    private interface Texts<E extends Exception> {
        String of(String text) throws E;
    }
}
