// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.sending;

import dev.journeys.connectors.delivery.Outcome;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;

/**
 * Reads the metrics of the operator that sends at the barrier of each checkpoint: it is in the same
 * chain, so that nothing happens between its snapshot and that of the other. Passes outcomes on.
 * Reads nothing where {@link CapturedMetrics} is not configured. Runs with parallelism 1.
 */
public final class SumsAtBarriers implements MapFunction<Outcome, Outcome>, CheckpointedFunction {
    private static final long serialVersionUID = 1;
    private static final String OPERATOR = "Deliver";
    private static final Map<Long, Map<String, Sum>> SUMS = new ConcurrentHashMap<>();

    /**
     * What the metrics of a destination say.
     *
     * @param sent the others together, if all is well
     */
    public record Sum(long sent, long delivered, long dead, long expired, long waiting) {
        /** Whether every message is in exactly one of the states. */
        public boolean holds() {
            return sent == delivered + dead + expired + waiting;
        }
    }

    /** By checkpoint, then by destination. */
    public static Map<Long, Map<String, Sum>> all() {
        return Map.copyOf(SUMS);
    }

    @Override
    public Outcome map(Outcome outcome) {
        return outcome;
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {
        Map<String, Sum> sums = new HashMap<>();
        for (String destination : CapturedMetrics.destinations()) {
            sums.put(destination, sum(destination));
        }
        SUMS.put(context.getCheckpointId(), sums);
    }

    private static Sum sum(String destination) {
        return new Sum(
                CapturedMetrics.value(OPERATOR, destination, "sent"),
                CapturedMetrics.value(OPERATOR, destination, "delivered"),
                CapturedMetrics.value(OPERATOR, destination, "dead"),
                CapturedMetrics.value(OPERATOR, destination, "expired"),
                CapturedMetrics.value(OPERATOR, destination, "waiting"));
    }

    @Override
    public void initializeState(FunctionInitializationContext context) {}
}
