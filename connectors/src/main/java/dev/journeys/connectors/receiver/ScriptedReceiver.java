// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.receiver;

import java.io.IOException;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A receiver of HTTP/1.1 requests that behaves as its {@link Script} says, for tests and for trying
 * a sender out. It listens on the loopback address only. One thread for each connection, which it
 * keeps alive. All methods may be called from any thread.
 *
 * <pre>{@code
 * try (ScriptedReceiver receiver =
 *         ScriptedReceiver.start(ReceiverOptions.of(Clock.systemUTC()).script("500*3 ok"))) {
 *     send(receiver.url("/in"));
 *     receiver.await(4, Duration.ofSeconds(30));
 *     receiver.received();
 * }
 * }</pre>
 */
public final class ScriptedReceiver implements AutoCloseable {
    private final @Nullable SelfSignedCertificate certificate;
    private final RequestLog log;
    private final OpenConnections connections = new OpenConnections();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    work -> ReceiverThreads.make("receiver-timer", work));
    private final ReceiverParts parts;
    private final Listener listener;

    private ScriptedReceiver(ReceiverOptions options) throws IOException {
        this.certificate =
                options.tlsNames().isEmpty() ? null : SelfSignedCertificate.of(options.tlsNames());
        this.log = new RequestLog(options.keepRequests(), options.log());
        this.parts =
                new ReceiverParts(
                        options,
                        new Turns(options.scripts(), options.perDelivery()),
                        log,
                        connections,
                        this::refuse,
                        closing);
        this.listener = new Listener(sockets(), options.port(), this::take);
    }

    /**
     * Begins to listen.
     *
     * @throws IOException where the port is not free, or the log cannot be written
     * @throws IllegalArgumentException where a secret is not base64
     */
    public static ScriptedReceiver start(ReceiverOptions options) throws IOException {
        new SignatureCheck(options.secrets());
        ScriptedReceiver receiver = new ScriptedReceiver(options);
        try {
            receiver.listener.open();
        } catch (IOException e) {
            receiver.close();
            throw e;
        }
        receiver.timer.scheduleWithFixedDelay(
                receiver.log.flushing(),
                RequestLog.FLUSH_MILLIS,
                RequestLog.FLUSH_MILLIS,
                TimeUnit.MILLISECONDS);
        return receiver;
    }

    private ServerSocketFactory sockets() {
        return certificate == null
                ? ServerSocketFactory.getDefault()
                : certificate.context().getServerSocketFactory();
    }

    private void take(Socket socket) {
        connections.accepted(socket);
        var unused = ReceiverThreads.start("receiver-connection", new Connection(socket, parts));
    }

    private void refuse(@Nullable Duration duration) throws IOException {
        listener.pause();
        connections.cut();
        if (duration != null) {
            timer.schedule(this::reopen, duration.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void reopen() {
        try {
            listener.open();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Expected port " + listener.port() + " to be free still, but it is not.", e);
        }
    }

    /**
     * From now on behaves so on every path, from the script's beginning.
     *
     * @throws IllegalArgumentException where a word is not known
     */
    public void behave(String script) {
        parts.turns().begin(Map.of("", Script.parse(script)));
    }

    /** The port on which it listens, also while it refuses. */
    public int port() {
        return listener.port();
    }

    /**
     * An address at this receiver.
     *
     * @param path begins with a slash; may have a query
     */
    public String url(String path) {
        return (certificate == null ? "http" : "https") + "://127.0.0.1:" + port() + path;
    }

    /** Its certificate, for senders that are to trust it; null where it speaks no TLS. */
    public @Nullable X509Certificate certificate() {
        return certificate == null ? null : certificate.certificate();
    }

    /** All requests so far, in the order of their numbers; empty where they are not kept. */
    public List<ReceivedRequest> received() {
        return log.received();
    }

    /** How many requests have come in. */
    public long requests() {
        return log.count();
    }

    /** How many requests have met each behaviour, by its word. */
    public Map<String, Long> behaviours() {
        return log.behaviours();
    }

    /** How many connections were opened. */
    public long connections() {
        return connections.accepted();
    }

    /** How many requests it has had at the same time, at most. */
    public int highestInFlight() {
        return connections.highestInFlight();
    }

    /**
     * Waits until so many requests have come in.
     *
     * @throws IllegalStateException where that takes longer
     */
    public void await(long requests, Duration atMost) throws InterruptedException {
        if (!log.await(requests, atMost)) {
            throw new IllegalStateException(
                    "Expected " + requests + " requests, but found " + log.count() + ".");
        }
    }

    /** Returns once all requests that have come in are answered, or that time has passed. */
    public void awaitAnswers(Duration atMost) throws InterruptedException {
        connections.awaitAnswers(atMost);
    }

    /** Has what is in the log file reach it; this happens ten times a second anyway. */
    public void flush() throws IOException {
        log.flush();
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        listener.close();
        connections.end();
        timer.shutdownNow();
        log.close();
    }
}
