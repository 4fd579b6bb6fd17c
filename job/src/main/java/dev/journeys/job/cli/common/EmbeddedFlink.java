// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.common;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;

/** How Flink runs inside the process of a command, whatever the command. */
public final class EmbeddedFlink {
    /** What everything listens on. */
    public static final String HOST = "127.0.0.1";

    /** The first port that is tried for the web UI, where none is given. */
    public static final int USUAL_PORT = 8081;

    /** How many ports are tried. */
    public static final int PORTS_TRIED = 100;

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

    /**
     * Has everything listen on the loopback interface only.
     *
     * @param webUiPort a free one
     */
    public static void listen(Configuration config, int webUiPort) {
        config.set(RestOptions.ADDRESS, HOST);
        config.set(RestOptions.BIND_ADDRESS, HOST);
        config.set(RestOptions.PORT, webUiPort);
        config.set(RestOptions.BIND_PORT, String.valueOf(webUiPort));
        config.set(JobManagerOptions.ADDRESS, HOST);
        config.set(JobManagerOptions.BIND_HOST, HOST);
        config.set(TaskManagerOptions.HOST, HOST);
        config.set(TaskManagerOptions.BIND_HOST, HOST);
        config.set(WebOptions.SUBMIT_ENABLE, false);
    }
}
