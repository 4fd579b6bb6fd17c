// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli;

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

/**
 * What a replay needs besides its output, in a hidden folder of the output: the lines in order,
 * checkpoints, and what it was asked to do. It is gone when the replay has succeeded; after a
 * failure or a kill it is what a replay resumes from.
 */
final class ReplayFolder {
    private static final String NAME = ".replay";

    private final Path folder;

    private ReplayFolder(Path folder) {
        this.folder = folder;
    }

    /** The folder of an output. */
    static ReplayFolder of(Path output) {
        return new ReplayFolder(output.toAbsolutePath().normalize().resolve(NAME));
    }

    /** Whether there is something to resume. */
    boolean exists() {
        return Files.isRegularFile(lines()) && Files.isRegularFile(request());
    }

    /** Begins anew. */
    void create() throws IOException {
        delete();
        Files.createDirectories(checkpoints().folder());
    }

    /** Where temporary files go. */
    Path path() {
        return folder;
    }

    /** The lines in order; it is there only when it is complete. */
    Path lines() {
        return folder.resolve("lines");
    }

    /** Flink's checkpoints. */
    Checkpoints checkpoints() {
        return new Checkpoints(folder.resolve("checkpoints"));
    }

    /** Notes what the replay was asked to do. */
    void note(String fingerprint) throws IOException {
        Files.writeString(request(), fingerprint);
    }

    /** Whether a replay that was asked for the same has left this folder. */
    boolean isOf(String fingerprint) throws IOException {
        return Files.readString(request()).equals(fingerprint);
    }

    /**
     * What decides the output of a replay: definitions, events and options, but not how it runs.
     */
    static String fingerprint(
            List<DefinitionRecord> definitions, List<Path> events, ReplayOptions options)
            throws IOException {
        Hasher hash = Hashing.sha256().newHasher();
        for (DefinitionRecord definition : definitions) {
            hash.putString(definition.key() + "\n", StandardCharsets.UTF_8);
            byte[] text = Objects.requireNonNull(definition.definition());
            hash.putInt(text.length).putBytes(text);
        }
        for (Path file : events) {
            hash.putString(file + "\n", StandardCharsets.UTF_8).putLong(Files.size(file));
        }
        hash.putString(
                options.maxOutOfOrderness()
                        + "\n"
                        + options.engine()
                        + "\n"
                        + options.eventFormat(),
                StandardCharsets.UTF_8);
        return hash.hash().toString();
    }

    /** Takes everything away. */
    void delete() throws IOException {
        FileTree.delete(folder);
    }

    private Path request() {
        return folder.resolve("request");
    }
}
