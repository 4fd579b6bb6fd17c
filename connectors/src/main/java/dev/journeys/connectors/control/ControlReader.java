// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.control;

import java.io.Closeable;
import java.io.IOException;
import java.io.Serializable;

/**
 * A place from which control entries come. Made, opened, polled and closed by one thread of its
 * own, so that it may block; an interrupt ends it.
 *
 * <p>A place that cannot be read is no reason to fail: {@link #open} and {@link #poll} throw an
 * {@link IOException}, change nothing by that, and are called again after a while, for ever.
 * Nothing counts as removed because it cannot be read. Any other exception fails the job.
 */
public interface ControlReader extends Closeable {
    /**
     * Notes what exists now, so far as the place can tell; called until it succeeds.
     *
     * @throws IOException where the place cannot be reached
     */
    void open() throws IOException;

    /**
     * What there is since the last poll, in the first one from the beginning of the place on.
     *
     * @throws IOException where the place cannot be read; what this poll would have given comes in
     *     a later one
     */
    ControlBatch poll() throws IOException;

    /** Makes the reader on the task that reads. */
    interface Factory extends Serializable {
        /** A new reader, which is not open. */
        ControlReader create();
    }
}
