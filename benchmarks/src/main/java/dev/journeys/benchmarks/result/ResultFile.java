// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Results in a file, one JSON object a line; runs are appended and never changed. */
public final class ResultFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path path;

    /** The file, which need not exist yet. */
    public ResultFile(Path path) {
        this.path = path;
    }

    /** Adds a result. */
    public void append(Result result) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(
                path,
                JSON.writeValueAsString(result) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** Of each line the results of its newest run, in the order in which they were written. */
    public List<Result> newest() throws IOException {
        List<Result> all = all();
        Map<String, String> newestRun = new HashMap<>();
        all.forEach(
                result ->
                        newestRun.merge(
                                result.line(),
                                result.run(),
                                (left, right) -> left.compareTo(right) > 0 ? left : right));
        return all.stream()
                .filter(result -> result.run().equals(newestRun.get(result.line())))
                .toList();
    }

    /** All results; a last line that was broken off by a kill is left out. */
    public List<Result> all() throws IOException {
        if (!Files.exists(path)) {
            return List.of();
        }
        List<Result> results = new ArrayList<>();
        for (String line : Files.readAllLines(path)) {
            try {
                results.add(JSON.readValue(line, Result.class));
            } catch (JsonProcessingException brokenOff) {
                // Its run did not end; the line is measured again.
            }
        }
        return results;
    }
}
