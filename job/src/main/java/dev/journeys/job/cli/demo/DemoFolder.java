// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo;

import dev.journeys.job.cli.common.Checkpoints;
import dev.journeys.job.cli.common.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a demo keeps its deliveries, and in a hidden folder beside them its checkpoints and Flink's
 * temporary files.
 */
final class DemoFolder implements AutoCloseable {
    private static final String HIDDEN = ".demo";

    private final Path folder;
    private final boolean temporary;

    private DemoFolder(Path folder, boolean temporary) {
        this.folder = folder;
        this.temporary = temporary;
    }

    /**
     * The folder that was asked for, which need not exist.
     *
     * @param folder null: a temporary one, gone at the end
     */
    static DemoFolder of(@Nullable Path folder) throws IOException {
        return folder == null
                ? new DemoFolder(Files.createTempDirectory("journeys-demo-"), true)
                : new DemoFolder(folder.toAbsolutePath().normalize(), false);
    }

    /** Begins anew; what an earlier demo has left is gone. */
    void begin() throws IOException {
        FileTree.delete(hidden());
        Files.createDirectories(checkpoints().folder());
        Files.createDirectories(temporaryFiles());
    }

    /**
     * Goes on where an earlier demo was.
     *
     * @throws IllegalArgumentException where it has left nothing
     */
    void resume() throws IOException {
        if (checkpoints().newest().isEmpty()) {
            throw new IllegalArgumentException(
                    "Expected a complete checkpoint of a demo in '"
                            + folder
                            + "', but found none. Leave out --resume.");
        }
        FileTree.delete(temporaryFiles());
        Files.createDirectories(temporaryFiles());
    }

    /** Where the deliveries go. */
    Path path() {
        return folder;
    }

    Checkpoints checkpoints() {
        return new Checkpoints(hidden().resolve("checkpoints"));
    }

    /** Where Flink's temporary files go. */
    Path temporaryFiles() {
        return hidden().resolve("tmp");
    }

    /** Takes away what nobody needs after the run. */
    @Override
    public void close() throws IOException {
        FileTree.delete(temporary ? folder : temporaryFiles());
    }

    private Path hidden() {
        return folder.resolve(HIDDEN);
    }
}
