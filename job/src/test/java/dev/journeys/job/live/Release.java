// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A folder of {@code resources/savepoints}, named after a release: what was fed to a job of that
 * release up to its savepoint, the savepoint, and what comes after it.
 *
 * @param folder where it is
 */
record Release(Path folder) {
    private static final Path ALL = Path.of("src", "test", "resources", "savepoints");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Every release that has a savepoint. */
    static List<Release> withSavepoint() throws IOException {
        try (Stream<Path> folders = Files.list(ALL)) {
            return folders.sorted().map(Release::new).filter(Release::hasSavepoint).toList();
        }
    }

    static Release named(String release) {
        return new Release(ALL.resolve(release));
    }

    boolean hasSavepoint() {
        return Files.exists(metadata());
    }

    Path savepoint() {
        return folder.resolve("savepoint");
    }

    /** The one file of the savepoint: the state is small enough to be in it. */
    Path metadata() {
        return savepoint().resolve("_metadata");
    }

    /** Control records that are there when the job starts, one on a line. */
    List<String> records() throws IOException {
        return lines("records.jsonl");
    }

    /** Control records that come when the events before the savepoint have been taken. */
    List<String> lateRecords() throws IOException {
        return lines("late-records.jsonl");
    }

    /** The lines of events before the savepoint; those of the last time wait in it. */
    List<String> before() throws IOException {
        return lines("events-before.jsonl");
    }

    /** The lines of events after the savepoint; after the last one nothing is live any more. */
    List<String> after() throws IOException {
        return lines("events-after.jsonl");
    }

    List<String> events() throws IOException {
        return Stream.of(before(), after()).flatMap(List::stream).toList();
    }

    /** The ids of all journeys. */
    Set<String> journeys() throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (String line : records()) {
            records.add(JSON.readTree(line));
        }
        return new TreeSet<>(
                records.stream().map(record -> record.get("journey").asText()).toList());
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file));
    }

    /** The name of the release. */
    @Override
    public String toString() {
        return folder.getFileName().toString();
    }
}
