// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import java.util.concurrent.ExecutionException;

/** What an exception of Kafka's clients says. */
final class Causes {
    private Causes() {}

    /** What has gone wrong, without what only wraps it. */
    static Throwable of(Throwable thrown) {
        Throwable cause = thrown.getCause();
        boolean wraps =
                thrown instanceof ExecutionException
                        || (thrown.getMessage() != null
                                && thrown.getMessage().startsWith("Failed to "));
        return wraps && cause != null ? of(cause) : thrown;
    }

    /** Its message, or its name where it has none. */
    static String text(Throwable thrown) {
        Throwable cause = of(thrown);
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }
}
