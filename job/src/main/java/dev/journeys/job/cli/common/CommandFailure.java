// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.common;

import org.jspecify.annotations.Nullable;

/** A command could not do its work, for a reason that its exit code tells. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    /**
     * A failure.
     *
     * @param exitCode one of {@link ExitCodes}
     * @param message a sentence for the person who runs the command
     * @param cause null where there is none
     */
    public CommandFailure(int exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** How the command ends. */
    public int exitCode() {
        return exitCode;
    }
}
