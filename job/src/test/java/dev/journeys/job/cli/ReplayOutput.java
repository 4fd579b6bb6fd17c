// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The files that a replay has written. */
public record ReplayOutput(Path folder) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public List<String> lines(String file) {
        try {
            return Files.readAllLines(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> sortedLines(String file) {
        return lines(file).stream().sorted().toList();
    }

    public List<JsonNode> records(String file) {
        return lines(file).stream().map(ReplayOutput::parse).toList();
    }

    /** One field of every record, as text. */
    List<String> field(String file, String field) {
        return records(file).stream().map(record -> record.get(field).asText()).toList();
    }

    long transitions(String type) {
        return field("timeline.jsonl", "type").stream().filter(type::equals).count();
    }

    JsonNode summary() {
        try {
            return JSON.readTree(folder.resolve("summary.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The time of one record. */
    static Instant timestamp(String line) {
        return Instant.parse(parse(line).get("timestamp").asText());
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
