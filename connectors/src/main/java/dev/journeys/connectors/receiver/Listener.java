// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.receiver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.function.Consumer;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/** Accepts connections on one port of the loopback address, with interruptions. */
final class Listener {
    private static final int BACKLOG = 1024;

    private final ServerSocketFactory sockets;
    private final Consumer<Socket> taker;
    private @Nullable ServerSocket current;
    private @Nullable Thread acceptor;
    private int port;
    private boolean closed;

    Listener(ServerSocketFactory sockets, int port, Consumer<Socket> taker) {
        this.sockets = sockets;
        this.port = port;
        this.taker = taker;
    }

    /**
     * Listens, unless it does, or has been closed.
     *
     * @throws IOException where somebody else has the port
     */
    synchronized void open() throws IOException {
        if (closed || current != null) {
            return;
        }
        ServerSocket server = sockets.createServerSocket();
        try {
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), BACKLOG);
        } catch (IOException e) {
            server.close();
            throw e;
        }
        port = server.getLocalPort();
        current = server;
        acceptor = ReceiverThreads.start("receiver-accept", () -> accept(server));
    }

    private void accept(ServerSocket server) {
        try {
            while (true) {
                taker.accept(server.accept());
            }
        } catch (SocketException paused) {
            // Its socket has been closed.
            return;
        } catch (IOException e) {
            throw new IllegalStateException("Expected to accept a connection, but could not.", e);
        }
    }

    /** Refuses connections until it is opened again; from when it returns. */
    synchronized void pause() throws IOException {
        ServerSocket server = current;
        Thread accepting = acceptor;
        current = null;
        acceptor = null;
        if (server != null) {
            server.close();
        }
        // The system listens for as long as that thread is inside of accept.
        if (accepting != null) {
            ReceiverThreads.join(accepting);
        }
    }

    /** Refuses connections for good. */
    synchronized void close() throws IOException {
        closed = true;
        pause();
    }

    synchronized int port() {
        return port;
    }
}
