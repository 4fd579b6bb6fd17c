// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/** A server on loopback that does with each connection what a test says. */
final class TinyServer implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *([0-9]+)");

    private final ServerSocket listening;
    private final Conversation conversation;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** What happens on a connection; when it returns the connection is closed. */
    @FunctionalInterface
    interface Conversation {
        void on(TinyServer server, Socket connection) throws IOException;
    }

    TinyServer(Conversation conversation) throws IOException {
        this(ServerSocketFactory.getDefault(), conversation);
    }

    TinyServer(ServerSocketFactory sockets, Conversation conversation) throws IOException {
        this.conversation = conversation;
        this.listening = sockets.createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        start(this::accept);
    }

    /** Answers every request of every connection with the same text. */
    static TinyServer answering(String reply) throws IOException {
        return new TinyServer(answer(reply));
    }

    static Conversation answer(String reply) {
        return (server, connection) -> {
            while (server.read(connection) != null) {
                connection.getOutputStream().write(reply.getBytes(StandardCharsets.ISO_8859_1));
            }
        };
    }

    /** A reply with a body and its length. */
    static String reply(int status, String body, String... headers) {
        return "HTTP/1.1 "
                + status
                + " Said\r\n"
                + String.join("", List.of(headers).stream().map(line -> line + "\r\n").toList())
                + "Content-Length: "
                + body.length()
                + "\r\n\r\n"
                + body;
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = listening.accept();
                connections.add(connection);
                start(() -> serve(connection));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            conversation.on(this, connection);
        } catch (IOException e) {
            // The other side has gone, or never was what it should be.
        }
    }

    private void start(Runnable work) {
        Thread thread = new Thread(work, "tiny-server");
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    /** Reads and notes one request, head and body; null at the end of the connection. */
    @Nullable String read(Socket connection) throws IOException {
        InputStream in = connection.getInputStream();
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        String head = "";
        while (!head.endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            read.write(next);
            head = next == '\n' ? read.toString(StandardCharsets.ISO_8859_1) : "";
        }
        Matcher length = LENGTH.matcher(head);
        int rest = length.find() ? Integer.parseInt(length.group(1)) : 0;
        String request = head + new String(in.readNBytes(rest), StandardCharsets.UTF_8);
        requests.add(request);
        return request;
    }

    /** Waits until the test is over. */
    void hang() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/in";
    }

    String url(String scheme, String host) {
        return String.format(Locale.ROOT, "%s://%s:%d/in", scheme, host, port());
    }

    /** All requests so far. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** How many connections there were so far. */
    int connections() {
        return connections.size();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            listening.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
