// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import dev.journeys.connectors.webhook.HttpCall;
import dev.journeys.connectors.webhook.SecretException;
import dev.journeys.connectors.webhook.Secrets;
import java.nio.charset.StandardCharsets;
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
        return call(batch, deliveries, Secrets::masked);
    }

    /**
     * The request with its secrets.
     *
     * @param deliveries at least one
     * @throws SecretException where a secret is not to be had
     */
    public static HttpCall resolved(
            DestinationDefinition.HttpBatch batch, List<byte[]> deliveries, Secrets secrets)
            throws SecretException {
        return call(batch, deliveries, secrets::resolve);
    }

    private static <E extends Exception> HttpCall call(
            DestinationDefinition.HttpBatch batch, List<byte[]> deliveries, Texts<E> texts)
            throws E {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        for (Map.Entry<String, String> header : batch.headers().entrySet()) {
            headers.put(header.getKey().toLowerCase(Locale.ROOT), texts.of(header.getValue()));
        }
        return new HttpCall(
                "POST",
                texts.of(batch.url()),
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
