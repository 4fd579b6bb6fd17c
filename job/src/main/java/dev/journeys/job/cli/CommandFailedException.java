// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli;

import org.jspecify.annotations.Nullable;

/** A command that Flink ran inside its own process did not succeed. */
final class CommandFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * @param message what the command has said
     * @param cause null where there is none
     */
    CommandFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
