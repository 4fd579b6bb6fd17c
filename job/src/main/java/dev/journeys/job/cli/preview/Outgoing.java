// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.preview;

import dev.journeys.connectors.webhook.HttpCall;
import org.jspecify.annotations.Nullable;

/** What becomes of a delivery. */
public sealed interface Outgoing {
    /** The type of the destination, as in its definition; empty where it is not known. */
    String type();

    /** An HTTP request, without its secrets. */
    record Request(String type, HttpCall call) implements Outgoing {}

    /**
     * A record of a topic, as the delivery is.
     *
     * @param topic null: that of the run for deliveries
     * @param key the user
     */
    record Record(String type, @Nullable String topic, String key) implements Outgoing {}

    /** A line of a file or of the log, as the delivery is. */
    record Line(String type) implements Outgoing {}

    /** Nobody knows: there is no definition of the destination. */
    record Unknown() implements Outgoing {
        @Override
        public String type() {
            return "";
        }
    }
}
