// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.receiver;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Cuts all connections and refuses new ones.
 *
 * @param duration null: for good
 */
record Dead(@Nullable Duration duration, String word) implements Behaviour {
    @Override
    public int status() {
        return 0;
    }

    @Override
    public void answer(Exchange exchange) throws IOException {
        exchange.refuse(duration);
    }
}
