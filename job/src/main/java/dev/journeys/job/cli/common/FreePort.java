// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.common;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.OptionalInt;

/** Finds ports of the loopback interface on which nobody listens. */
public final class FreePort {
    private static final int LAST = 65_535;

    private FreePort() {}

    /**
     * The first free port.
     *
     * @param first where to begin; 0: any
     * @param count how many are looked at
     */
    public static OptionalInt from(int first, int count) {
        for (int port = first; port < first + count && port <= LAST; port++) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getByName(EmbeddedFlink.HOST), port));
                return OptionalInt.of(socket.getLocalPort());
            } catch (IOException taken) {
                // The next one, then.
            }
        }
        return OptionalInt.empty();
    }
}
