// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.destination.DestinationPolicy;
import java.io.Serializable;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
 * @param destinations what becomes of deliveries
 * @param policy what definitions of destinations may ask for; null: anything, as where nothing is
 *     sent
 * @param withTopics destinations that have topics of their own without being defined
 */
public record EngineOptions(
        long deduplicationHorizonMillis,
        long endTime,
        boolean acknowledges,
        Limits limits,
        int journeysWithMetrics,
        DestinationRule destinations,
        @Nullable DestinationPolicy policy,
        Set<String> withTopics)
        implements Serializable {
    /** No end time. */
    public static final long NO_END = Long.MAX_VALUE;

    /** Keeps the names. */
    public EngineOptions {
        withTopics = Set.copyOf(withTopics);
    }

    /** Without acknowledgements, with the usual limits and metrics; all deliveries are output. */
    public EngineOptions(long deduplicationHorizonMillis, long endTime) {
        this(
                deduplicationHorizonMillis,
                endTime,
                false,
                Limits.defaults(),
                500,
                DestinationRule.ALL_OUTPUT,
                null,
                Set.of());
    }

    /**
     * One hour, no end time, no acknowledgements, the usual limits, metrics of their own for 500
     * journeys; all deliveries are output.
     */
    public static EngineOptions defaults() {
        return new EngineOptions(3_600_000, NO_END);
    }

    /** The same with an end time. */
    public EngineOptions until(long epochMillis) {
        return new EngineOptions(
                deduplicationHorizonMillis,
                epochMillis,
                acknowledges,
                limits,
                journeysWithMetrics,
                destinations,
                policy,
                withTopics);
    }

    /** The same, but every subtask tells in the output what became of control records. */
    public EngineOptions acknowledging() {
        return new EngineOptions(
                deduplicationHorizonMillis,
                endTime,
                true,
                limits,
                journeysWithMetrics,
                destinations,
                policy,
                withTopics);
    }

    /** The same with other limits. */
    public EngineOptions withLimits(Limits others) {
        return new EngineOptions(
                deduplicationHorizonMillis,
                endTime,
                acknowledges,
                others,
                journeysWithMetrics,
                destinations,
                policy,
                withTopics);
    }

    /** The same with another number of journeys that have metrics of their own. */
    public EngineOptions withJourneysWithMetrics(int count) {
        return new EngineOptions(
                deduplicationHorizonMillis,
                endTime,
                acknowledges,
                limits,
                count,
                destinations,
                policy,
                withTopics);
    }

    /** The same, but this becomes of deliveries. */
    public EngineOptions withDestinations(DestinationRule rule) {
        return new EngineOptions(
                deduplicationHorizonMillis,
                endTime,
                acknowledges,
                limits,
                journeysWithMetrics,
                rule,
                policy,
                withTopics);
    }

    /** The same, but definitions of destinations may ask for no more than this. */
    public EngineOptions allowing(DestinationPolicy allowed) {
        return new EngineOptions(
                deduplicationHorizonMillis,
                endTime,
                acknowledges,
                limits,
                journeysWithMetrics,
                destinations,
                allowed,
                withTopics);
    }

    /** The same, but these destinations have topics of their own without being defined. */
    public EngineOptions withTopicsOf(Set<String> others) {
        return new EngineOptions(
                deduplicationHorizonMillis,
                endTime,
                acknowledges,
                limits,
                journeysWithMetrics,
                destinations,
                policy,
                others);
    }
}
