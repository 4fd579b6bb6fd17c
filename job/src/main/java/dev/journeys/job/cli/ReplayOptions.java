// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli;

import dev.journeys.job.cli.common.Checkpoints;
import dev.journeys.job.cli.common.EmbeddedFlink;
import dev.journeys.job.engine.EngineOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.jspecify.annotations.Nullable;

/**
 * How a replay runs.
 *
 * @param parallelism at least 1
 * @param maxOutOfOrderness null: events are put in order first
 * @param engine with the end time, if there is one
 * @param eventFormat the shape of events, as {@code EventFormats} takes it
 * @param checkpointInterval how much of a replay is done again at most when it is resumed
 * @param resume whether to go on where a replay was broken off
 */
record ReplayOptions(
        int parallelism,
        @Nullable Duration maxOutOfOrderness,
        EngineOptions engine,
        String eventFormat,
        ReplayCommand.StateBackend stateBackend,
        Duration checkpointInterval,
        boolean resume) {

    /**
     * Flink's configuration; what concerns the cluster has no effect where the job is handed to
     * one.
     */
    Configuration flink(Checkpoints checkpoints, Optional<Path> restored) {
        boolean rocksdb = stateBackend == ReplayCommand.StateBackend.rocksdb;
        Configuration config = EmbeddedFlink.configuration();
        config.set(StateBackendOptions.STATE_BACKEND, rocksdb ? "rocksdb" : "hashmap");
        checkpoints.configure(config, checkpointInterval, restored);
        // Counts of progress travel with heartbeats.
        config.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofSeconds(1));
        config.set(
                TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(rocksdb ? 128 : 1));
        config.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(32));
        config.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(32));
        return config;
    }
}
