// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import java.io.Serializable;

/**
 * How the engine runs.
 *
 * @param deduplicationHorizonMillis how long after an event another of the user with the same
 *     message id is dropped
 * @param endTime epoch milliseconds up to and including which events are taken and timers fire;
 *     {@link #NO_END}: all
 * @param acknowledges whether control records that were accepted are told of in the output
 */
public record EngineOptions(long deduplicationHorizonMillis, long endTime, boolean acknowledges)
        implements Serializable {
    /** No end time. */
    public static final long NO_END = Long.MAX_VALUE;

    /** Options without acknowledgements. */
    public EngineOptions(long deduplicationHorizonMillis, long endTime) {
        this(deduplicationHorizonMillis, endTime, false);
    }

    /** One hour, no end time, no acknowledgements. */
    public static EngineOptions defaults() {
        return new EngineOptions(3_600_000, NO_END);
    }

    /** The same with an end time. */
    public EngineOptions until(long epochMillis) {
        return new EngineOptions(deduplicationHorizonMillis, epochMillis, acknowledges);
    }

    /** The same, but control records that are accepted are told of in the output. */
    public EngineOptions acknowledging() {
        return new EngineOptions(deduplicationHorizonMillis, endTime, true);
    }
}
