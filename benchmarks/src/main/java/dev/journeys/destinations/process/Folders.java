// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Folders of a run. */
public final class Folders {
    private static final String METADATA = "_metadata";

    private Folders() {}

    /** An empty folder; what was there is deleted. */
    public static Path empty(Path folder) throws IOException {
        delete(folder);
        return Files.createDirectories(folder).toAbsolutePath();
    }

    /** Deletes a folder and all that is in it; nothing where there is none. */
    public static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> tree = Files.walk(folder)) {
                for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    /** All files below a folder; none where it does not exist. */
    public static List<Path> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** The newest complete checkpoint below a folder. */
    public static Optional<Path> newestCheckpoint(Path folder) throws IOException {
        return files(folder).stream()
                .filter(file -> file.getFileName().toString().equals(METADATA))
                .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
                .map(Path::getParent);
    }
}
