// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.receiver;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The connections that are open, and how many requests are answered at the same time. */
final class OpenConnections {
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong accepted = new AtomicLong();
    private int inFlight;
    private int highestInFlight;

    void accepted(Socket socket) {
        accepted.incrementAndGet();
        open.add(socket);
    }

    void left(Socket socket) {
        open.remove(socket);
    }

    synchronized void began() {
        inFlight++;
        highestInFlight = Math.max(highestInFlight, inFlight);
    }

    synchronized void ended() {
        inFlight--;
        if (inFlight == 0) {
            notifyAll();
        }
    }

    long accepted() {
        return accepted.get();
    }

    synchronized int highestInFlight() {
        return highestInFlight;
    }

    /** Returns once all requests have their answers, or that time has passed. */
    synchronized void awaitAnswers(Duration atMost) throws InterruptedException {
        if (inFlight > 0) {
            wait(atMost.toMillis());
        }
    }

    /** Ends them all with a TCP reset. */
    void cut() {
        for (Socket socket : open) {
            try {
                socket.setSoLinger(true, 0);
            } catch (IOException alreadyClosed) {
                open.remove(socket);
            }
        }
        end();
    }

    /** Ends them all. */
    void end() {
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException alreadyClosed) {
                open.remove(socket);
            }
        }
    }
}
