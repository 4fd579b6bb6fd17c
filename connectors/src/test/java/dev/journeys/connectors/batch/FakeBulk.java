// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Bulk endpoints in memory. A definition is the text of the settings that it has: see {@link
 * #settings}. Each request is noted as {@code destination: item item}.
 */
final class FakeBulk implements OpenBatchEndpoints {
    /** As long as a test completes the futures itself. */
    static final Function<List<String>, BatchReply> HANGS = items -> null;

    private static final BatchReply TAKEN = new BatchReply.Taken(List.of());

    final List<String> requests = new ArrayList<>();
    final List<CompletableFuture<BatchReply>> hanging = new ArrayList<>();
    boolean closed;

    private final Map<String, Function<List<String>, BatchReply>> behaviours = new HashMap<>();

    /** A destination behaves so from now on; null as a reply: it does not answer. */
    void behave(String destination, Function<List<String>, BatchReply> behaviour) {
        behaviours.put(destination, behaviour);
    }

    /**
     * At most so many and so many bytes, lingers a second, two attempts unless it says {@code 5}.
     */
    static byte[] settings(int maxDeliveries, int maxBytes, int attempts) {
        return (maxDeliveries + " " + maxBytes + " " + attempts).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public BatchEndpoint create(String destination, byte[] definition) {
        String[] words = new String(definition, StandardCharsets.UTF_8).split(" ");
        if (words.length != 3) {
            throw new IllegalArgumentException("Expected three numbers.");
        }
        BatchSettings settings =
                new BatchSettings(
                        Integer.parseInt(words[0]),
                        Integer.parseInt(words[1]),
                        BatchSettings.DEFAULT.linger(),
                        BatchSettings.DEFAULT.deadline(),
                        Integer.parseInt(words[2]));
        return new Endpoint(destination, settings);
    }

    @Override
    public void close() {
        closed = true;
    }

    private final class Endpoint implements BatchEndpoint {
        private final String destination;
        private final BatchSettings settings;

        Endpoint(String destination, BatchSettings settings) {
            this.destination = destination;
            this.settings = settings;
        }

        @Override
        public BatchSettings settings() {
            return settings;
        }

        @Override
        public int envelopeBytes() {
            return 2;
        }

        @Override
        public byte[] item(byte[] delivery) {
            return new String(delivery, StandardCharsets.UTF_8).equals("no item") ? null : delivery;
        }

        @Override
        public CompletionStage<BatchReply> send(List<byte[]> items) {
            List<String> texts =
                    items.stream().map(item -> new String(item, StandardCharsets.UTF_8)).toList();
            requests.add(destination + ": " + String.join(" ", texts));
            BatchReply reply = behaviours.getOrDefault(destination, any -> TAKEN).apply(texts);
            if (reply != null) {
                return CompletableFuture.completedFuture(reply);
            }
            CompletableFuture<BatchReply> hangs = new CompletableFuture<>();
            hanging.add(hangs);
            return hangs;
        }
    }
}
