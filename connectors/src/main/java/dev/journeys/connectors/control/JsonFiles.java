// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.control;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * Which files of a folder count: {@code *.json}, but not schemas ({@code *.schema.json}), in the
 * folder and all folders in it. What begins with a dot does not count, nor does what is in such a
 * folder; a link to a file counts, a link to a folder is not followed, but for the one that is
 * asked for.
 */
public final class JsonFiles {
    private JsonFiles() {}

    /**
     * The files of a folder by their path, or a file itself, whatever its name is.
     *
     * @param root a file or a folder
     * @throws IOException where it does not exist or cannot be read, or a folder in it
     */
    public static List<Path> in(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            Files.readAttributes(root, BasicFileAttributes.class);
            return List.of(root);
        }
        // A link is followed here, and the files keep the name by which the folder was asked for.
        Path real = root.toRealPath();
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(real, new Visitor(real, files));
        return files.stream().map(file -> root.resolve(real.relativize(file))).sorted().toList();
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<Path> files;

        Visitor(Path root, List<Path> files) {
            this.root = root;
            this.files = files;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return isHidden(folder) && !folder.equals(root)
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = file.getFileName().toString();
            if (name.endsWith(".json")
                    && !name.endsWith(".schema.json")
                    && !isHidden(file)
                    && Files.isRegularFile(file)) {
                files.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            boolean hasJustGone = e instanceof NoSuchFileException && !file.equals(root);
            if (hasJustGone || isHidden(file)) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }

        private static boolean isHidden(Path path) {
            Path name = path.getFileName();
            return name != null && name.toString().startsWith(".");
        }
    }
}
