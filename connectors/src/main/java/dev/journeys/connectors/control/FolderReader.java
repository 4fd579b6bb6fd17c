// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.control;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Watches files and folders by looking at them at every poll. A root that cannot be read leaves its
 * files as they were and the others as they are; a file that cannot be read stays as it was. Caught
 * up when every root has been read, and every file in them.
 */
final class FolderReader implements ControlReader {
    private final List<Path> roots;
    private final int maxBytes;
    private final TreeMap<Path, WatchedFile> files = new TreeMap<>();
    private boolean caughtUp;

    /**
     * @param roots files and folders; a folder stands for its {@link JsonFiles}
     * @param maxBytes of a longer file only the beginning is given
     */
    FolderReader(List<Path> roots, int maxBytes) {
        this.roots = List.copyOf(roots);
        this.maxBytes = maxBytes;
    }

    @Override
    public void open() {
        // Nothing to note: the first poll reads what is there.
    }

    @Override
    public ControlBatch poll() {
        Look look = new Look();
        roots.forEach(look::at);
        List<ControlEntry> entries = new ArrayList<>(look.changes);
        // After the changes, so that a file with another name is there before the old one is gone.
        entries.addAll(removals(look));
        caughtUp |= look.troubles.isEmpty();
        return new ControlBatch(entries, caughtUp, look.trouble());
    }

    private List<ControlEntry> removals(Look look) {
        List<ControlEntry> removals = new ArrayList<>();
        for (Iterator<WatchedFile> all = files.values().iterator(); all.hasNext(); ) {
            WatchedFile file = all.next();
            if (!look.mayBeThere(file.file()) && file.isGone()) {
                all.remove();
                if (file.wasRead()) {
                    String path = file.file().toString();
                    removals.add(ControlEntry.removal(path, path));
                }
            }
        }
        return removals;
    }

    @Override
    public void close() {
        // Nothing stays open between two polls.
    }

    /** One look at everything. */
    private final class Look {
        private final List<ControlEntry> changes = new ArrayList<>();
        private final Set<Path> found = new HashSet<>();
        private final Collection<Path> unreadable = new ArrayList<>();
        private final List<String> troubles = new ArrayList<>();

        void at(Path root) {
            try {
                List<Path> there = JsonFiles.in(root);
                for (Path file : there) {
                    if (found.add(file)) {
                        atFile(file);
                    }
                }
            } catch (IOException e) {
                unreadable.add(root);
                troubles.add(sentence(root, e));
            }
        }

        private void atFile(Path path) {
            WatchedFile file =
                    files.computeIfAbsent(path, unknown -> new WatchedFile(unknown, maxBytes));
            try {
                // What is there at the start is not waited for; nothing begins before.
                ControlEntry change = file.poll(!caughtUp && !file.wasRead());
                if (change != null) {
                    changes.add(change);
                }
            } catch (NoSuchFileException hasJustGone) {
                found.remove(path);
            } catch (IOException e) {
                troubles.add(sentence(path, e));
            }
        }

        boolean mayBeThere(Path file) {
            return found.contains(file) || unreadable.stream().anyMatch(file::startsWith);
        }

        @Nullable String trouble() {
            return troubles.isEmpty() ? null : String.join(" ", troubles);
        }

        private static String sentence(Path path, IOException e) {
            return "'" + path + "' cannot be read (" + e + ").";
        }
    }
}
