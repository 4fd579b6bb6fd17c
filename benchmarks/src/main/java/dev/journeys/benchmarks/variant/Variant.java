// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.variant;

import dev.journeys.benchmarks.workload.Workload;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One way to do the work. */
public interface Variant {
    /** The name in tables. */
    String name();

    /**
     * Puts a job into the environment.
     *
     * @param stage the name of the stage of its source and its sink
     */
    void build(StreamExecutionEnvironment env, Workload workload, String stage);
}
