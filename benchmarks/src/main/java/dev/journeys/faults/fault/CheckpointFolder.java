// SPDX-License-Identifier: Apache-2.0
package dev.journeys.faults.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A checkpoint as it is on the disk: its folder is made when the checkpoint begins, its metadata is
 * there once all parts are and before anybody is told.
 */
record CheckpointFolder(Path folder) {
    private static final String PREFIX = "chk-";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Waits for the next checkpoint to begin. */
    static CheckpointFolder awaitNext(Scene scene) throws IOException, InterruptedException {
        Path job = scene.cluster().checkpoints(scene.job());
        long before = newest(job);
        long end = scene.now() + LIMIT.toMillis();
        long next = newest(job);
        while (next <= before) {
            if (scene.now() > end) {
                throw new IOException("Expected a checkpoint to begin in '" + job + "'.");
            }
            TimeUnit.MILLISECONDS.sleep(1);
            next = newest(job);
        }
        return new CheckpointFolder(job.resolve(PREFIX + next));
    }

    boolean isComplete() {
        return Files.exists(folder.resolve("_metadata"));
    }

    /** Returns whether it became complete in time. */
    boolean awaitComplete(Scene scene, Duration limit) throws InterruptedException {
        long end = scene.now() + limit.toMillis();
        while (!isComplete() && scene.now() < end) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return isComplete();
    }

    private static long newest(Path job) throws IOException {
        if (!Files.exists(job)) {
            return 0;
        }
        try (Stream<Path> folders = Files.list(job)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> name.startsWith(PREFIX))
                    .mapToLong(name -> Long.parseLong(name.substring(PREFIX.length())))
                    .max()
                    .orElse(0);
        }
    }
}
