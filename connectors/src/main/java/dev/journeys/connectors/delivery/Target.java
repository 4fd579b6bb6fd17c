// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import java.time.Duration;

/** What is to become of a destination's messages. */
sealed interface Target {
    /** Not all definitions are here yet: they wait. */
    record Hold() implements Target {}

    /** They are sent. */
    record Open(OpenChannel channel) implements Target {}

    /** They are handed over to those who send many in one request. */
    record Batch(byte[] definition) implements Target {}

    /** They are handed over to where they should have gone. */
    record Elsewhere(byte[] definition) implements Target {}

    /**
     * Nobody has defined it. They wait a little, since a message may have overtaken the definition,
     * and are dead then.
     *
     * @param until processing time
     */
    record Missing(long until) implements Target {
        static final String REASON = "unknown-destination";
    }

    /** The definition cannot be used: they wait until they are too old. */
    record Unusable(Duration maxAge) implements Target {}

    /** They are dead. */
    record Gone(String reason) implements Target {}
}
