// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.kafka.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds ports that nobody uses. They are below the range from which the system takes the ports of
 * outgoing connections: else a client that tries again and again to reach a stopped broker may be
 * given the broker's port, and is connected to itself.
 */
final class FreePorts {
    private static final int FIRST = 20_000;
    private static final int COUNT = 12_000;

    private FreePorts() {}

    /** So many ports, each free on 127.0.0.1 at the moment. */
    static List<Integer> take(int count) throws IOException {
        // Processes that run at the same time begin at different places.
        int beginning = (int) (ProcessHandle.current().pid() * 17 % COUNT);
        List<Integer> ports = new ArrayList<>();
        for (int step = 0; step < COUNT && ports.size() < count; step++) {
            int port = FIRST + (beginning + step) % COUNT;
            if (isFree(port)) {
                ports.add(port);
            }
        }
        if (ports.size() < count) {
            throw new IOException("Expected " + count + " free ports, but found " + ports + ".");
        }
        return ports;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.isBound();
        } catch (IOException used) {
            return false;
        }
    }
}
