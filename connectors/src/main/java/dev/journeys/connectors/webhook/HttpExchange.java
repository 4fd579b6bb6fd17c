// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.client5.http.nio.AsyncConnectionEndpoint;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request on its way: a place among the connections, a connection, the request, the reply. It
 * ends once, by whatever comes first, and from then on holds nothing: a connection that comes late
 * is cut or given back. Any thread.
 */
final class HttpExchange {
    static final String RETRY_AFTER = "retry-after";
    static final String CONTENT_TYPE = "content-type";

    private static final Logger LOG = LoggerFactory.getLogger(HttpExchange.class);
    private static final int NO_STATUS = 0;

    private final HttpCall call;
    private final TargetUrl target;
    private final Places connections;
    private final CompletableFuture<HttpReply> reply = new CompletableFuture<>();

    // Guarded by this.
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    private int bodyBytes;
    private int status = NO_STATUS;
    private Map<String, String> headers = Map.of();
    private @Nullable AsyncConnectionEndpoint place;
    private @Nullable IOSession session;
    private boolean ended;

    HttpExchange(HttpCall call, TargetUrl target, Places connections) {
        this.call = call;
        this.target = target;
        this.connections = connections;
    }

    /** Completes when it ends, whatever else fails; the connection was given back or cut before. */
    CompletableFuture<HttpReply> reply() {
        return reply;
    }

    /** Begins, now that the addresses of the target are checked. */
    void begin() {
        guarded(
                () ->
                        connections.lease(
                                target.origin().route(),
                                call.deadline(),
                                new Callback<>(this::leased, this::failed)));
    }

    private void leased(AsyncConnectionEndpoint leased) {
        if (!hold(leased)) {
            // Too late; the connection, if there is one, was not touched.
            guarded(() -> connections.keep(leased));
        } else if (leased.isConnected()) {
            execute(leased);
        } else {
            guarded(
                    () ->
                            connections.connect(
                                    leased,
                                    call.deadline(),
                                    this::opened,
                                    new Callback<>(this::execute, this::failed)));
        }
    }

    private synchronized boolean hold(AsyncConnectionEndpoint leased) {
        if (!ended) {
            place = leased;
        }
        return !ended;
    }

    private void opened(IOSession opened) {
        boolean late;
        synchronized (this) {
            late = ended;
            session = opened;
        }
        if (late) {
            opened.close(CloseMode.IMMEDIATE);
        }
    }

    private void execute(AsyncConnectionEndpoint connected) {
        // Where the exchange ended meanwhile the place was given back, and this fails.
        guarded(() -> connections.execute(connected, new ReplyHandler(call, target, this)));
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    /** The head of the reply is there: from now on the exchange ends with this status. */
    synchronized void answered(int code, Map<String, String> fields) {
        status = code;
        headers = fields;
    }

    /** A part of the reply's body is there; beyond the limit the connection is cut. */
    void read(ByteBuffer part) {
        boolean over;
        synchronized (this) {
            int size = Math.min(call.maxReplyBytes() - bodyBytes, part.remaining());
            over = size < part.remaining();
            bodyBytes += size;
            if (call.keepsReply()) {
                byte[] taken = new byte[size];
                part.get(taken);
                body.writeBytes(taken);
            }
            part.position(part.limit());
        }
        if (over) {
            end(null, Rest.CUT);
        }
    }

    /**
     * All of the reply is there.
     *
     * @param sent all of the request was sent too, so that the connection may be used again
     */
    void completed(boolean sent) {
        end(null, sent ? Rest.KEPT : Rest.CLOSED);
    }

    /** The connection failed; where there is a status, it counts nevertheless. */
    void failed(Throwable cause) {
        end(Failures.of(cause), Rest.CUT);
    }

    /** The deadline is there; where there is a status, it counts nevertheless. */
    void timedOut() {
        end(new HttpReply.Failed(FailureKind.TIMEOUT, "deadline"), Rest.CUT);
    }

    /**
     * @param failure null if all of the reply is there, or as much as is wanted
     */
    private void end(HttpReply.@Nullable Failed failure, Rest rest) {
        HttpReply result;
        AsyncConnectionEndpoint held;
        IOSession opened;
        synchronized (this) {
            if (ended) {
                return;
            }
            result =
                    failure == null || status != NO_STATUS
                            ? new HttpReply.Answered(
                                    status, headers, body.toByteArray(), rest == Rest.CUT)
                            : failure;
            ended = true;
            held = place;
            opened = session;
            place = null;
            session = null;
        }
        try {
            letGo(held, opened, rest);
        } catch (RuntimeException e) {
            // Without its text, in which there may be what a receiver wrote.
            LOG.warn("A connection could not be let go: {}.", e.getClass().getName());
        } finally {
            reply.complete(result);
        }
    }

    private void letGo(
            @Nullable AsyncConnectionEndpoint held, @Nullable IOSession opened, Rest rest) {
        if (held == null) {
            return;
        }
        if (rest == Rest.KEPT) {
            connections.keep(held);
            return;
        }
        try {
            connections.cut(held);
        } finally {
            if (opened != null) {
                // In the middle of a handshake the connection is not the place's own yet.
                opened.close(CloseMode.IMMEDIATE);
            }
        }
    }

    /** What becomes of the connection. */
    private enum Rest {
        /** The next request may use it. */
        KEPT,
        /** All of the reply was read, but the connection cannot be used again. */
        CLOSED,
        /** There may have been more. */
        CUT
    }
}
