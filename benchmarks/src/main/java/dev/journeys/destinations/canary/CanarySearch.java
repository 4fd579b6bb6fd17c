// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.canary;

import dev.journeys.destinations.process.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks for canaries in files. */
final class CanarySearch {
    private final List<Canary> canaries;
    private long files;
    private long bytes;

    CanarySearch(List<Canary> canaries) {
        this.canaries = List.copyOf(canaries);
    }

    /** How many files were searched. */
    long files() {
        return files;
    }

    /** How many bytes these had. */
    long bytes() {
        return bytes;
    }

    /**
     * All findings in a file, or in a folder and what is below it; names and texts, as sentences.
     */
    List<String> find(Path place) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : Folders.files(place)) {
            found.addAll(findInFile(file));
        }
        return found;
    }

    private List<String> findInFile(Path file) throws IOException {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (NoSuchFileException gone) {
            // The job still runs and deletes files.
            return List.of();
        }
        files++;
        bytes += content.length;
        String text = new String(content, StandardCharsets.ISO_8859_1);
        List<String> found = new ArrayList<>();
        found.addAll(find(file.getFileName().toString(), file + ", its name"));
        found.addAll(find(text, file.toString()));
        return found;
    }

    private List<String> find(String text, String place) {
        List<String> found = new ArrayList<>();
        for (Canary canary : canaries) {
            for (Map.Entry<String, byte[]> notation : canary.notations().entrySet()) {
                String wanted = new String(notation.getValue(), StandardCharsets.ISO_8859_1);
                if (text.contains(wanted)) {
                    found.add(canary.name() + ", " + notation.getKey() + ", in " + place);
                }
            }
        }
        return found;
    }
}
