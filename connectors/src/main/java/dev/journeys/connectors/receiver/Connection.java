// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.receiver;

import java.io.IOException;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** One connection, on a thread of its own. */
final class Connection implements Runnable {
    private static final byte[] NO_BODY = {};

    private final Socket socket;
    private final ReceiverParts parts;
    private final MessageDigest hash;
    private final SignatureCheck signatures;

    Connection(Socket socket, ReceiverParts parts) {
        this.socket = socket;
        this.parts = parts;
        this.signatures = new SignatureCheck(parts.options().secrets());
        try {
            this.hash = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected SHA-256 in every JDK.", e);
        }
    }

    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            serve();
        } catch (IOException gone) {
            // The sender has cut the connection, or the receiver is closing: both are usual here.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            parts.connections().left(socket);
        }
    }

    private void serve() throws IOException, InterruptedException {
        HttpRequestReader reader = new HttpRequestReader(socket.getInputStream());
        Exchange exchange;
        do {
            HttpRequest request = reader.read();
            if (request == null) {
                return;
            }
            parts.connections().began();
            try {
                Behaviour behaviour = note(request);
                exchange = new Exchange(request, socket, parts.outage(), parts.closing());
                behaviour.answer(exchange);
            } finally {
                parts.connections().ended();
            }
        } while (exchange.isOpen());
    }

    /** Before the answer, so that a sender which has one finds its request in the log. */
    private Behaviour note(HttpRequest request) throws IOException {
        String id = request.header("webhook-id");
        Behaviour behaviour = parts.turns().next(request.path(), id);
        String bodyHash = HexFormat.of().formatHex(hash.digest(request.body()));
        SignatureVerdict verdict = signatures.judge(request);
        boolean bodies = parts.options().keepBodies();
        long now = parts.options().clock().millis();
        parts.log()
                .add(
                        number ->
                                new ReceivedRequest(
                                        number,
                                        request.method(),
                                        request.path(),
                                        id,
                                        request.header("webhook-attempt"),
                                        bodyHash,
                                        now,
                                        behaviour.status(),
                                        behaviour.word(),
                                        verdict,
                                        bodies ? request.headers() : Map.of(),
                                        bodies ? request.body() : NO_BODY));
        return behaviour;
    }
}
