// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** Requests of tests. */
final class Calls {
    /** Longer than any test takes; what waits for it to pass would hang. */
    static final Duration LONG = Duration.ofMinutes(5);

    static final int LIMIT = 65_536;

    private Calls() {}

    /** Waits in a way that a test's time limit can interrupt. */
    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Expected an end, but there was none in time.", e);
        } catch (ExecutionException e) {
            throw new AssertionError("Expected a result, but found a failure.", e);
        }
    }

    static HttpCall post(String url) {
        return post(url, LONG);
    }

    static HttpCall post(String url, Duration deadline) {
        return new HttpCall(
                "POST",
                url,
                Map.of("Content-Type", "application/json"),
                "{\"greeting\":\"Grüße\"}".getBytes(StandardCharsets.UTF_8),
                deadline,
                LIMIT);
    }
}
