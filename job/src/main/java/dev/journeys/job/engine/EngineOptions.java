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
 * @param acknowledges whether every subtask tells in the output what became of control records
 * @param limits how much is kept of one user
 * @param journeysWithMetrics how many journeys have metrics of their own; the others share those of
 *     {@code _other}
 */
public record EngineOptions(
        long deduplicationHorizonMillis,
        long endTime,
        boolean acknowledges,
        Limits limits,
        int journeysWithMetrics)
        implements Serializable {
    /** No end time. */
    public static final long NO_END = Long.MAX_VALUE;

    /** Without acknowledgements, with the usual limits and metrics. */
    public EngineOptions(long deduplicationHorizonMillis, long endTime) {
        this(deduplicationHorizonMillis, endTime, false, Limits.defaults(), 500);
    }

    /**
     * One hour, no end time, no acknowledgements, the usual limits, metrics of their own for 500
     * journeys.
     */
    public static EngineOptions defaults() {
        return new EngineOptions(3_600_000, NO_END);
    }

    /** The same with an end time. */
    public EngineOptions until(long epochMillis) {
        return new EngineOptions(
                deduplicationHorizonMillis, epochMillis, acknowledges, limits, journeysWithMetrics);
    }

    /** The same, but every subtask tells in the output what became of control records. */
    public EngineOptions acknowledging() {
        return new EngineOptions(
                deduplicationHorizonMillis, endTime, true, limits, journeysWithMetrics);
    }

    /** The same with other limits. */
    public EngineOptions withLimits(Limits others) {
        return new EngineOptions(
                deduplicationHorizonMillis, endTime, acknowledges, others, journeysWithMetrics);
    }

    /** The same with another number of journeys that have metrics of their own. */
    public EngineOptions withJourneysWithMetrics(int count) {
        return new EngineOptions(deduplicationHorizonMillis, endTime, acknowledges, limits, count);
    }
}
