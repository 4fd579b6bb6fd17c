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

    /** What was compared differs. */
    public static final int DIFFERENT = 1;

    /** The job refused what was published. */
    public static final int REFUSED = 3;

    /** It was written, but the job has not acknowledged it in time. */
    public static final int UNACKNOWLEDGED = 4;

    /** Kafka cannot be reached, or does not allow what is asked for. */
    public static final int UNREACHABLE = 5;

    private ExitCodes() {}
}
