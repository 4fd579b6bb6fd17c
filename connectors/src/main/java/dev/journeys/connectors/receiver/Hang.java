// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.receiver;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Says nothing for a while, then answers 200.
 *
 * @param duration null: until the sender gives up
 */
record Hang(@Nullable Duration duration, String word) implements Behaviour {
    private static final StatusReply OK = StatusReply.ok();

    @Override
    public int status() {
        return duration == null ? 0 : OK.status();
    }

    @Override
    public void answer(Exchange exchange) throws IOException, InterruptedException {
        if (duration == null) {
            exchange.outlastSender();
        } else {
            exchange.pause(duration);
            OK.answer(exchange);
        }
    }
}
