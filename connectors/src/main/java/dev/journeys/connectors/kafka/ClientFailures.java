// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.kafka;

import java.io.IOException;
import org.apache.kafka.common.KafkaException;

/** What all users of Kafka's clients do alike when something is wrong. */
final class ClientFailures {
    private ClientFailures() {}

    /** Kafka says what is wrong in the cause, not in the exception of the client. */
    static IOException noClient(KafkaClientSettings client, KafkaException failure) {
        Throwable reason = failure.getCause() == null ? failure : failure.getCause();
        return new IOException(
                "Expected a client for Kafka at '"
                        + client.bootstrapServers()
                        + "', but it cannot be made: "
                        + reason.getMessage(),
                failure);
    }

    /** Runs what must be done also in a thread that is interrupted, and leaves it interrupted. */
    static void uninterrupted(Runnable close) {
        boolean interrupted = Thread.interrupted();
        try {
            close.run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
