// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.result;

import java.util.Map;

/**
 * One measurement.
 *
 * @param run tells runs apart; later ones are greater
 * @param process in which of the line's processes it was measured, from 1; 0 in older files
 * @param line the line of the matrix
 * @param variant what was measured
 * @param round which of the repetitions in its process it is, from 1
 * @param values by name, see {@link Value}
 * @param about where it was measured
 */
public record Result(
        String run,
        int process,
        String line,
        String variant,
        int round,
        Map<String, Double> values,
        Map<String, String> about) {
    /** Copies what it is given. */
    public Result {
        values = Map.copyOf(values);
        about = Map.copyOf(about);
    }

    /** A value, or NaN where there is none. */
    public double value(String name) {
        return values.getOrDefault(name, Double.NaN);
    }

    /** How many events one second of the operator's threads takes. */
    public double eventsPerOperatorSecond() {
        return value(Value.EVENTS) / value(Value.OPERATOR_NANOS) * 1e9;
    }

    /** How many events one processor second of the whole process takes. */
    public double eventsPerProcessSecond() {
        return value(Value.EVENTS) / value(Value.PROCESS_NANOS) * 1e9;
    }

    /** How many events a second of wall time takes. */
    public double eventsPerWallSecond() {
        return value(Value.EVENTS) / value(Value.WALL_NANOS) * 1e9;
    }
}
