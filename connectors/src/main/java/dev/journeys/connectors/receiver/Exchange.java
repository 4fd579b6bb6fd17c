// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.receiver;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One request and the connection on which it came. Belongs to the connection's thread. */
public final class Exchange {
    private final HttpRequest request;
    private final Socket socket;
    private final Outage outage;
    private final CountDownLatch closing;
    private boolean open = true;

    Exchange(HttpRequest request, Socket socket, Outage outage, CountDownLatch closing) {
        this.request = request;
        this.socket = socket;
        this.outage = outage;
        this.closing = closing;
    }

    /** The request's body. */
    public byte[] body() {
        return request.body();
    }

    /** Writes bytes of the answer, head or body. */
    public void write(byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    /** Writes characters of the answer, in UTF-8. */
    public void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Has the connection closed after this exchange. */
    public void closeAfterwards() {
        open = false;
    }

    /** Closes the connection with a TCP reset. */
    public void reset() throws IOException {
        open = false;
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /**
     * Lets time pass.
     *
     * @throws IOException where the receiver closes meanwhile
     */
    public void pause(Duration duration) throws IOException, InterruptedException {
        if (closing.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new IOException("The receiver is closing.");
        }
    }

    /** Says nothing until the sender closes the connection. */
    public void outlastSender() throws IOException {
        open = false;
        InputStream in = socket.getInputStream();
        while (in.read() >= 0) {
            // What it says meanwhile is not heard.
        }
    }

    /**
     * Cuts all connections and refuses new ones.
     *
     * @param duration for how long; null: for good
     */
    public void refuse(@Nullable Duration duration) throws IOException {
        open = false;
        outage.begin(duration);
    }

    boolean isOpen() {
        return open && request.keepsAlive();
    }

    /** What ends the receiver's listening for a while. */
    interface Outage {
        void begin(@Nullable Duration duration) throws IOException;
    }
}
