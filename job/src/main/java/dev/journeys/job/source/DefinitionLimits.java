// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

/** How much is read of a definition before it is looked at. */
public final class DefinitionLimits {
    /**
     * A longer file is refused unread. The format's own limit, in characters, is below it, so that
     * what exceeds that one is told in characters.
     */
    public static final int MAX_FILE_BYTES = 4 << 20;

    /** A longer control record is refused unread; it has a definition in it. */
    public static final int MAX_RECORD_BYTES = MAX_FILE_BYTES + (1 << 10);

    private DefinitionLimits() {}
}
