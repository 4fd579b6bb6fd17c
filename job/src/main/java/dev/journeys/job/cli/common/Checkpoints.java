// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.common;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.StateRecoveryOptions;

/**
 * The checkpoints of an embedded run, which outlive the process, so that a later one can go on from
 * the newest.
 *
 * @param folder where Flink keeps them
 */
public record Checkpoints(Path folder) {
    private static final int DEPTH_OF_METADATA = 3;

    /** The newest checkpoint that is complete. */
    public Optional<Path> newest() throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> tree = Files.walk(folder, DEPTH_OF_METADATA)) {
            return tree.filter(path -> path.endsWith("_metadata"))
                    .max(Comparator.comparing(path -> path.toFile().lastModified()))
                    .map(Path::getParent);
        }
    }

    /**
     * Has checkpoints taken.
     *
     * @param interval how much is done again at most
     * @param restored the checkpoint to begin with, if any
     */
    public void configure(Configuration config, Duration interval, Optional<Path> restored) {
        config.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, interval);
        config.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        config.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.toUri().toString());
        config.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        restored.ifPresent(
                path -> config.set(StateRecoveryOptions.SAVEPOINT_PATH, path.toUri().toString()));
    }
}
