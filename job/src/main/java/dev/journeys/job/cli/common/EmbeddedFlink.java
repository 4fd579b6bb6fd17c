// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.common;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;

/** How Flink runs inside the process of a command, whatever the command. */
public final class EmbeddedFlink {
    private EmbeddedFlink() {}

    /** A new configuration; the caller may change it. */
    public static Configuration configuration() {
        Configuration config = new Configuration();
        config.set(PipelineOptions.GENERIC_TYPES, false);
        // All types of the job are immutable or stay in one operator.
        config.set(PipelineOptions.OBJECT_REUSE, true);
        // What fails here fails again; a person looks on, and --resume goes on from a checkpoint.
        config.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        return config;
    }
}
