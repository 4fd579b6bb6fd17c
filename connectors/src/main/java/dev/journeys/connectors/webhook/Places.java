// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import java.time.Duration;
import java.util.function.Consumer;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.nio.AsyncConnectionEndpoint;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;
import org.apache.hc.core5.reactor.IOSession;

/** Where an {@link HttpExchange} has its connection from, and leaves it. Any thread. */
interface Places {
    /** A place for a connection, with or without one; waits for the next that is given back. */
    void lease(HttpRoute route, Duration timeout, Callback<AsyncConnectionEndpoint> callback);

    /**
     * Makes the connection, with TLS where the route has it.
     *
     * @param opened is told the raw connection as soon as there is one, so that it can be cut in
     *     the middle of the handshake
     */
    void connect(
            AsyncConnectionEndpoint place,
            Duration timeout,
            Consumer<IOSession> opened,
            Callback<AsyncConnectionEndpoint> callback);

    /** Sends over a connection that was made. */
    void execute(AsyncConnectionEndpoint place, AsyncClientExchangeHandler handler);

    /** Gives a connection back for the next request. */
    void keep(AsyncConnectionEndpoint place);

    /** Cuts a connection, whatever its state. */
    void cut(AsyncConnectionEndpoint place);
}
