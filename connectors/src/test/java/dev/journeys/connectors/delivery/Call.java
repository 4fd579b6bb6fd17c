// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A request that waits for the test to answer it. */
final class Call {
    private final FakeChannel channel;
    private final Message message;
    private final int attempt;
    private final CompletableFuture<Reply> reply = new CompletableFuture<>();

    Call(FakeChannel channel, Message message, int attempt) {
        this.channel = channel;
        this.message = message;
        this.attempt = attempt;
    }

    FakeChannel channel() {
        return channel;
    }

    Message message() {
        return message;
    }

    int attempt() {
        return attempt;
    }

    CompletableFuture<Reply> future() {
        return reply;
    }

    void deliver() {
        reply.complete(new Reply.Delivered(200));
    }

    void die(int status) {
        reply.complete(new Reply.Dead(status, status == 0 ? "template" : "status-" + status));
    }

    void fail(int status) {
        reply.complete(new Reply.TryAgain(status, "status-" + status, null));
    }

    void fail(int status, Duration after) {
        reply.complete(new Reply.TryAgain(status, "status-" + status, after));
    }

    @Override
    public String toString() {
        return message.id() + " " + attempt;
    }
}
