// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import java.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.nio.AsyncConnectionEndpoint;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.reactor.ConnectionInitiator;
import org.apache.hc.core5.reactor.DefaultConnectingIOReactor;
import org.apache.hc.core5.reactor.IOReactorStatus;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Connections to checked addresses only, kept for the next request. HttpClient's connection manager
 * over the threads of its core: the client on top of them would log every request at DEBUG, with
 * its URL, its headers and its body (decision 18). Any thread.
 */
final class Connections implements Places, AutoCloseable {
    private final PoolingAsyncClientConnectionManager manager;
    private final DefaultConnectingIOReactor reactor;
    private final ConnectionInitiator initiator;
    private final CheckedNames names;
    private final Duration keepAlive;

    /**
     * Begins to run.
     *
     * @param way what stands between the checks and the network; tests bring their own
     */
    Connections(HttpOptions options, CheckedNames names, UnaryOperator<ConnectionInitiator> way) {
        this.names = names;
        this.keepAlive = options.keepAlive();
        this.manager = ConnectionParts.manager(options, names);
        this.reactor = ConnectionParts.reactor(options);
        this.initiator = way.apply(reactor);
        reactor.start();
    }

    /** Whether its threads run; they end by an error only. */
    boolean running() {
        return reactor.getStatus() == IOReactorStatus.ACTIVE;
    }

    @Override
    public void lease(
            HttpRoute route, Duration timeout, Callback<AsyncConnectionEndpoint> callback) {
        manager.lease("lease", route, null, timeout(timeout), callback);
    }

    @Override
    public void connect(
            AsyncConnectionEndpoint place,
            Duration timeout,
            Consumer<IOSession> opened,
            Callback<AsyncConnectionEndpoint> callback) {
        Timeout limit = timeout(timeout);
        TlsConfig tls =
                TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .setHandshakeTimeout(limit)
                        .build();
        ConnectionInitiator guarded =
                (endpoint, address, local, within, attachment, told) ->
                        open(
                                new Opening(endpoint, address, local, within, attachment),
                                new Callback<>(
                                        session -> {
                                            opened.accept(session);
                                            told.completed(session);
                                        },
                                        told::failed));
        manager.connect(place, guarded, limit, tls, HttpClientContext.create(), callback);
    }

    private Future<IOSession> open(Opening opening, Callback<IOSession> callback) {
        if (!names.allows(opening.address)) {
            // CheckedNames gives no such address; should anything else do, it ends here.
            callback.failed(new RefusedException(Refusal.ADDRESS));
            return CompletableFuture.failedFuture(new RefusedException(Refusal.ADDRESS));
        }
        return initiator.connect(
                opening.endpoint,
                opening.address,
                opening.local,
                opening.within,
                opening.attachment,
                callback);
    }

    @Override
    public void execute(AsyncConnectionEndpoint place, AsyncClientExchangeHandler handler) {
        place.execute("request", handler, null, HttpCoreContext.create());
    }

    @Override
    public void keep(AsyncConnectionEndpoint place) {
        manager.release(place, null, TimeValue.of(keepAlive));
    }

    @Override
    public void cut(AsyncConnectionEndpoint place) {
        try {
            place.close(CloseMode.IMMEDIATE);
        } finally {
            manager.release(place, null, TimeValue.ZERO_MILLISECONDS);
        }
    }

    /** Closes what was kept for too long. */
    void closeExpired() {
        manager.closeExpired();
        manager.closeIdle(TimeValue.of(keepAlive));
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.ofMilliseconds(Math.max(1, duration.toMillis()));
    }

    /** Cuts all connections. */
    @Override
    public void close() {
        manager.close(CloseMode.IMMEDIATE);
        reactor.close(CloseMode.IMMEDIATE);
    }

    private record Opening(
            NamedEndpoint endpoint,
            SocketAddress address,
            SocketAddress local,
            Timeout within,
            Object attachment) {}
}
