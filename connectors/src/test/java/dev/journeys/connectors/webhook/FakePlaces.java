// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.nio.AsyncConnectionEndpoint;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;
import org.apache.hc.core5.http.nio.AsyncPushConsumer;
import org.apache.hc.core5.http.nio.HandlerFactory;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.Timeout;

/** Leases when the test says so, with a connection that is made, and does not take it back. */
final class FakePlaces implements Places {
    private final List<Callback<AsyncConnectionEndpoint>> waiting = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final Consumer<String> failure;

    /**
     * @param failure is told each try to take a connection back, and throws
     */
    FakePlaces(Consumer<String> failure) {
        this.failure = failure;
    }

    /** Whoever waits gets a place. */
    void give() {
        waiting.forEach(callback -> callback.completed(new Place()));
        waiting.clear();
    }

    /** What was done with places. */
    List<String> done() {
        return done;
    }

    @Override
    public void lease(
            HttpRoute route, Duration timeout, Callback<AsyncConnectionEndpoint> callback) {
        waiting.add(callback);
    }

    @Override
    public void connect(
            AsyncConnectionEndpoint place,
            Duration timeout,
            Consumer<IOSession> opened,
            Callback<AsyncConnectionEndpoint> callback) {
        throw new AssertionError("Expected no connection to be made, but one was to be.");
    }

    @Override
    public void execute(AsyncConnectionEndpoint place, AsyncClientExchangeHandler handler) {
        done.add("execute");
    }

    @Override
    public void keep(AsyncConnectionEndpoint place) {
        done.add("keep");
        failure.accept("keep");
    }

    @Override
    public void cut(AsyncConnectionEndpoint place) {
        done.add("cut");
        failure.accept("cut");
    }

    private static final class Place extends AsyncConnectionEndpoint {
        @Override
        public void execute(
                String id,
                AsyncClientExchangeHandler handler,
                HandlerFactory<AsyncPushConsumer> pushes,
                HttpContext context) {}

        @Override
        public boolean isConnected() {
            return true;
        }

        @Override
        public void setSocketTimeout(Timeout timeout) {}

        @Override
        public void close(CloseMode mode) {}
    }
}
