// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.common;

/** How a command ends, for the shell. */
public final class ExitCodes {
    /** Everything was done. */
    public static final int OK = 0;

    /** Something failed on the way. */
    public static final int FAILED = 1;

    /** The command line or a definition is invalid. */
    public static final int INVALID = 2;

    private ExitCodes() {}
}
