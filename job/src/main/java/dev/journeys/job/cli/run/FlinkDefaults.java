// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.run;

import dev.journeys.job.JourneyTopology;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What the job wants of Flink where Flink's configuration does not say anything else. */
final class FlinkDefaults {
    /** Every event waits for it, on top of the bound. */
    private static final Duration WATERMARK_INTERVAL = Duration.ofMillis(20);

    private final ReadableConfig given;
    private final Configuration defaults = new Configuration();

    private FlinkDefaults(ReadableConfig given) {
        this.given = given;
    }

    /**
     * Sets what is not set.
     *
     * @param checkpointInterval an exactly-once sink without checkpoints would commit nothing
     */
    static void apply(StreamExecutionEnvironment env, Duration checkpointInterval) {
        FlinkDefaults flink = new FlinkDefaults(env.getConfiguration());
        flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpointInterval);
        flink.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, WATERMARK_INTERVAL);
        flink.set(PipelineOptions.GENERIC_TYPES, false);
        // State on the heap is written with the ids of a user and a journey over and over; RocksDB
        // compresses its files itself.
        flink.set(ExecutionOptions.SNAPSHOT_COMPRESSION, true);
        // All types of the job are immutable or stay in one operator.
        flink.set(PipelineOptions.OBJECT_REUSE, true);
        flink.set(
                PipelineOptions.MAX_PARALLELISM,
                Math.max(JourneyTopology.DEFAULT_MAX_PARALLELISM, env.getParallelism()));
        env.configure(flink.defaults);
    }

    private <T> void set(ConfigOption<T> option, T value) {
        if (given.getOptional(option).isEmpty()) {
            defaults.set(option, value);
        }
    }
}
