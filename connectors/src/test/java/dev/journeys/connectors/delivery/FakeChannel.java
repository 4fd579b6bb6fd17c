// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A channel whose requests the test answers. */
final class FakeChannel implements Channel {
    private final DeliverySettings settings;
    private final Consumer<Call> calls;
    private boolean closed;

    FakeChannel(DeliverySettings settings, Consumer<Call> calls) {
        this.settings = settings;
        this.calls = calls;
    }

    @Override
    public CompletionStage<Reply> send(Message message, int attempt) {
        if (closed) {
            throw new AssertionError("Expected an open channel, but found a closed one.");
        }
        Call call = new Call(this, message, attempt);
        calls.accept(call);
        return call.future();
    }

    @Override
    public void close() {
        if (closed) {
            throw new AssertionError("Expected to be closed once, but was closed again.");
        }
        closed = true;
    }

    DeliverySettings settings() {
        return settings;
    }

    boolean isClosed() {
        return closed;
    }
}
