// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.receiver;

import java.io.IOException;

/** How the receiver treats one request. Used by several threads at once. */
public interface Behaviour {
    /** The status that it answers; 0 where it answers none. */
    int status();

    /** The word of a script that stands for it, without a count. */
    String word();

    /**
     * Treats the request. Returns once the answer is on its way and the connection is fit for the
     * next request, or else calls {@link Exchange#closeAfterwards}.
     *
     * @throws IOException where the sender has gone; the connection is closed then
     */
    void answer(Exchange exchange) throws IOException, InterruptedException;
}
