// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import dev.journeys.connectors.delivery.ChannelGoneException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.reactor.ConnectionInitiator;
import org.jspecify.annotations.Nullable;

/**
 * Makes HTTP requests to receivers that nobody here knows. All destinations of a subtask share one;
 * a receiver that hangs holds its own requests until their deadline and nothing else. Any thread.
 *
 * <ul>
 *   <li>Every address of a host is checked against the {@link NetworkPolicy}, and the connection
 *       goes to an address that was checked, without another look-up. A look-up that fails sends
 *       nothing.
 *   <li>The deadline covers all of a request: name, connection, handshake, request, reply. The
 *       reply's status counts as soon as it is there; its body is read up to a limit, and then the
 *       connection is cut. Nothing is decompressed.
 *   <li>HTTP/1.1 over TLS 1.3 or 1.2, or in the clear where the policy allows it. Certificates and
 *       host names are always verified. No redirects, no cookies, no proxies, nothing is sent a
 *       second time by itself.
 *   <li>Requests, replies and their secrets are in no log, at no level: neither this package nor
 *       the parts of HttpClient that it uses print them. (The loggers {@code
 *       org.apache.hc.client5.http.wire} and {@code .headers} belong to parts that are not used;
 *       keep them at INFO all the same where other code uses HttpClient.)
 * </ul>
 *
 * <pre>{@code
 * try (HttpSender sender = new HttpSender(NetworkPolicy.DEFAULT, HttpOptions.DEFAULT)) {
 *     sender.send(new HttpCall("POST", "https://hooks.example.com/in", Map.of(), body,
 *             Duration.ofSeconds(10), 65_536)).thenAccept(reply -> …);
 * }
 * }</pre>
 */
public final class HttpSender implements AutoCloseable {
    private static final long CLEANING_SECONDS = 10;

    private final ScheduledThreadPoolExecutor timer;
    private final NameLookUps lookUps;
    private final CheckedNames names;
    private final Connections connections;
    private final Origins origins = new Origins();
    private final Set<HttpExchange> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * Starts its threads.
     *
     * @throws IllegalArgumentException where the trusted certificates cannot be read
     */
    public HttpSender(NetworkPolicy policy, HttpOptions options) {
        this(policy, options, NameService.SYSTEM);
    }

    HttpSender(NetworkPolicy policy, HttpOptions options, NameService service) {
        this(policy, options, service, UnaryOperator.identity());
    }

    /**
     * @param way as in {@link Connections}
     */
    HttpSender(
            NetworkPolicy policy,
            HttpOptions options,
            NameService service,
            UnaryOperator<ConnectionInitiator> way) {
        this.timer = timer();
        this.lookUps = new NameLookUps(service, options.namesFor());
        this.names = new CheckedNames(policy, lookUps);
        this.connections = connections(options, way);
        timer.scheduleWithFixedDelay(
                this::clean, CLEANING_SECONDS, CLEANING_SECONDS, TimeUnit.SECONDS);
    }

    private void clean() {
        lookUps.forget();
        connections.closeExpired();
    }

    private Connections connections(HttpOptions options, UnaryOperator<ConnectionInitiator> way) {
        try {
            return new Connections(options, names, way);
        } catch (RuntimeException e) {
            timer.shutdownNow();
            lookUps.close();
            throw e;
        }
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer =
                new ScheduledThreadPoolExecutor(1, DaemonThreads.named("http-timer"));
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /**
     * Makes a request. Does not block.
     *
     * @return completes with how it ended, from any thread, at the latest at its deadline or when
     *     the sender is closed. Completes exceptionally only where the threads of the client have
     *     ended by an error, with a {@link ChannelGoneException}: nothing can be sent any more
     */
    public CompletionStage<HttpReply> send(HttpCall call) {
        TargetUrl target;
        try {
            target = TargetUrl.parse(call.url(), origins::of);
        } catch (RefusedException e) {
            return CompletableFuture.completedFuture(Failures.of(e));
        }
        if (!closed && !connections.running()) {
            return CompletableFuture.failedFuture(
                    new ChannelGoneException(
                            "Expected the threads of the HTTP client to run, but they ended."));
        }
        HttpExchange exchange = new HttpExchange(call, target, connections);
        running.add(exchange);
        try {
            ScheduledFuture<?> deadline =
                    timer.schedule(
                            exchange::timedOut, call.deadline().toNanos(), TimeUnit.NANOSECONDS);
            exchange.reply().whenComplete((reply, failure) -> ended(exchange, deadline));
            names.check(target.origin())
                    .whenComplete((checked, failure) -> begin(exchange, failure));
        } catch (RejectedExecutionException e) {
            running.remove(exchange);
            exchange.failed(e);
        }
        return exchange.reply();
    }

    private void ended(HttpExchange exchange, ScheduledFuture<?> deadline) {
        deadline.cancel(false);
        running.remove(exchange);
    }

    private static void begin(HttpExchange exchange, @Nullable Throwable failure) {
        if (failure == null) {
            exchange.begin();
        } else {
            exchange.failed(
                    failure instanceof CompletionException && failure.getCause() != null
                            ? failure.getCause()
                            : failure);
        }
    }

    /** Cuts all connections; requests under way end as reset. */
    @Override
    public void close() {
        closed = true;
        timer.shutdownNow();
        lookUps.close();
        running.forEach(exchange -> exchange.failed(new ConnectionClosedException("closed")));
        connections.close();
    }
}
