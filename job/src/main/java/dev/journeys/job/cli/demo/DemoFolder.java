// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import dev.journeys.job.cli.common.Checkpoints;
import dev.journeys.job.cli.common.FileTree;
import dev.journeys.job.state.DefinitionRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a demo keeps its deliveries, and in a hidden folder beside them its checkpoints, Flink's
 * temporary files, and which journeys it runs.
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
    void begin(List<DefinitionRecord> journeys) throws IOException {
        FileTree.delete(hidden());
        Files.createDirectories(checkpoints().folder());
        Files.createDirectories(temporaryFiles());
        Files.writeString(journeysFile(), fingerprint(journeys));
    }

    /**
     * Goes on where an earlier demo was.
     *
     * @throws IllegalArgumentException where it has left nothing, or had other journeys
     */
    void resume(List<DefinitionRecord> journeys) throws IOException {
        if (checkpoints().newest().isEmpty()) {
            throw new IllegalArgumentException(
                    "Expected a complete checkpoint of a demo in '"
                            + folder
                            + "', but found none. Leave out --resume.");
        }
        if (!Files.readString(journeysFile()).equals(fingerprint(journeys))) {
            throw new IllegalArgumentException(
                    "Expected the journeys of the demo in '"
                            + folder
                            + "', but found others. Leave out --resume to begin anew.");
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

    private Path journeysFile() {
        return hidden().resolve("journeys");
    }

    private static String fingerprint(List<DefinitionRecord> journeys) {
        Hasher hash = Hashing.sha256().newHasher();
        for (DefinitionRecord journey : journeys) {
            hash.putString(journey.key() + "\n", StandardCharsets.UTF_8);
            byte[] text = Objects.requireNonNull(journey.definition());
            hash.putInt(text.length).putBytes(text);
        }
        return hash.hash().toString();
    }
}
