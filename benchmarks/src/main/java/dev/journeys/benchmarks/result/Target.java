// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.result;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What is wanted of a line, and what it is.
 *
 * @param what what is wanted, in words
 * @param line the line that shows it
 * @param measure the value, from the line's results; NaN where it was not measured
 * @param bound what is wanted of the value
 * @param atLeast whether the value is to be at or above the bound, rather than at or below
 */
public record Target(
        String what,
        String line,
        ToDoubleFunction<List<Result>> measure,
        double bound,
        boolean atLeast) {
    private static final String OURS = "ours";

    /** All targets. */
    public static List<Target> all() {
        List<Target> targets = new ArrayList<>();
        String hand = "hand-written function";
        targets.add(speed("W-1-heap", hand, 0.70));
        targets.add(speed("W-1000-heap", hand, 0.70));
        targets.add(speed("W-1-rocksdb", hand, 0.75));
        targets.add(speed("W-1000-rocksdb", hand, 0.75));
        targets.add(speed("W-10000-heap", "ours, J = 1", 1 / 1.25));
        targets.add(speed("W-10000-rocksdb", "ours, J = 1", 1 / 1.25));
        targets.add(speed("T-1-heap", "pass-through", 0.70));
        targets.add(speed("T-1-rocksdb", "pass-through", 0.45));
        targets.add(speed("W-1-heap", "pass-through", 0.25));
        targets.add(speed("W-1-rocksdb", "pass-through", 0.08));
        targets.add(speed("W-1-heap", "stock", 4));
        targets.add(speed("M-10-heap", "stock", 12));
        targets.add(speed("M-100-heap", "stock", 25));
        targets.add(speed("W-1-rocksdb", "stock", 25));
        targets.add(bytes("bytes-heap"));
        targets.add(bytes("bytes-rocksdb"));
        targets.add(
                most(
                        "milliseconds of the longest checkpoint at half load, 1 M live instances",
                        "state-rocksdb",
                        Value.LONGEST_CHECKPOINT_MILLIS,
                        3_000));
        targets.add(
                most(
                        "failed checkpoints, also when all is due at one instant",
                        "state-rocksdb",
                        Value.FAILED_CHECKPOINTS,
                        0));
        targets.add(
                new Target(
                        "share of the instances due at one instant that deliver",
                        "state-rocksdb",
                        results ->
                                first(results, Value.DELIVERIES) / first(results, Value.INSTANCES),
                        1,
                        true));
        return List.copyOf(targets);
    }

    private static Target speed(String line, String reference, double bound) {
        return new Target(
                "ours of " + reference + ", operator's thread",
                line,
                results ->
                        Statistics.ratio(results, OURS, reference, Result::eventsPerOperatorSecond),
                bound,
                true);
    }

    private static Target bytes(String line) {
        return new Target(
                "bytes of a live instance in a native savepoint",
                line,
                results -> first(results, Value.SAVEPOINT_BYTES) / first(results, Value.INSTANCES),
                140,
                false);
    }

    private static Target most(String what, String line, String value, double bound) {
        return new Target(what, line, results -> first(results, value), bound, false);
    }

    private static double first(List<Result> results, String value) {
        return results.isEmpty() ? Double.NaN : results.get(0).value(value);
    }

    /** Whether a value is as wanted. */
    public boolean isReachedBy(double value) {
        return atLeast ? value >= bound : value <= bound;
    }
}
