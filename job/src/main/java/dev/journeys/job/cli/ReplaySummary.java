// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.OutputKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a replay has counted, in total and by journey. */
final class ReplaySummary {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> JOB_COUNTS =
            List.of(
                    "duplicates",
                    "missingIdentifier",
                    "conditionErrors",
                    "templateErrors",
                    "afterEnd");
    private static final List<String> LIMIT_COUNTS =
            List.of(
                    "droppedPartialMatches",
                    "entriesOverLimit",
                    "messageIdsOverLimit",
                    "contextOverflows",
                    "profileOverflows");
    private static final List<String> JOURNEY_COUNTS =
            List.of("entered", "completed", "exited", "live", "sent", "skipped");

    private final Map<String, Long> job = new TreeMap<>();
    private final Map<String, Map<String, Long>> journeys = new TreeMap<>();
    private final long deadLetters;

    private ReplaySummary(long deadLetters) {
        this.deadLetters = deadLetters;
    }

    /** Adds up what the subtasks have written and takes their file away. */
    static ReplaySummary gather(Path output, List<DefinitionRecord> definitions)
            throws IOException {
        Path counts = output.resolve(file(OutputKind.COUNTS));
        ReplaySummary summary =
                new ReplaySummary(lines(output.resolve(file(OutputKind.DEAD_LETTER))));
        try (BufferedReader reader = Files.newBufferedReader(counts)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                summary.add(JSON.readTree(line));
            }
        }
        Files.delete(counts);
        // A journey that nobody has entered is worth a row of zeros.
        definitions.forEach(
                record ->
                        summary.journeys.computeIfAbsent(record.journey(), id -> new TreeMap<>()));
        summary.journeys.values().forEach(ReplaySummary::addLive);
        return summary;
    }

    private static String file(OutputKind kind) {
        String name = Replay.FILES.get(kind);
        if (name == null) {
            throw new IllegalStateException("Expected a file for every kind of output: " + kind);
        }
        return name;
    }

    private static long lines(Path file) throws IOException {
        long lines = 0;
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            while (reader.readLine() != null) {
                lines++;
            }
        }
        return lines;
    }

    private void add(JsonNode count) {
        String journey = count.get("journey").asText();
        Map<String, Long> target =
                journey.isEmpty() ? job : journeys.computeIfAbsent(journey, id -> new TreeMap<>());
        target.merge(count.get("name").asText(), count.get("count").asLong(), Long::sum);
    }

    private static void addLive(Map<String, Long> counts) {
        counts.put(
                "live",
                counts.getOrDefault("entered", 0L)
                        - counts.getOrDefault("completed", 0L)
                        - counts.getOrDefault("exited", 0L));
    }

    private long total(String name) {
        return journeys.values().stream().mapToLong(counts -> counts.getOrDefault(name, 0L)).sum();
    }

    /** Writes the summary as JSON. */
    void writeTo(Path file) throws IOException {
        ObjectNode summary = JSON.createObjectNode();
        summary.put("events", job.getOrDefault("events", 0L));
        summary.put("deadLetters", deadLetters);
        summary.put("late", job.getOrDefault("late", 0L));
        JOB_COUNTS.forEach(name -> summary.put(name, job.getOrDefault(name, 0L)));
        JOURNEY_COUNTS.forEach(name -> summary.put(name, total(name)));
        putLimits(summary);
        ObjectNode byJourney = summary.putObject("journeys");
        journeys.forEach(
                (journey, counts) -> {
                    ObjectNode row = byJourney.putObject(journey);
                    JOURNEY_COUNTS.forEach(name -> row.put(name, counts.getOrDefault(name, 0L)));
                });
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), summary);
    }

    /** Only where a limit has refused something: few runs have such users. */
    private void putLimits(ObjectNode summary) {
        if (LIMIT_COUNTS.stream().anyMatch(name -> job.getOrDefault(name, 0L) > 0)) {
            ObjectNode limits = summary.putObject("limits");
            LIMIT_COUNTS.forEach(name -> limits.put(name, job.getOrDefault(name, 0L)));
        }
    }

    /** Prints a table of the journeys. */
    void printTo(PrintWriter out) {
        int width = journeys.keySet().stream().mapToInt(String::length).max().orElse(0);
        width = Math.max(width, "journey".length());
        StringBuilder head = new StringBuilder(pad("journey", width));
        JOURNEY_COUNTS.forEach(name -> head.append(String.format("%12s", name)));
        out.println(head);
        for (Map.Entry<String, Map<String, Long>> journey : journeys.entrySet()) {
            out.println(row(pad(journey.getKey(), width), journey.getValue()));
        }
        Map<String, Long> totals = new TreeMap<>();
        JOURNEY_COUNTS.forEach(name -> totals.put(name, total(name)));
        out.println(row(pad("total", width), totals));
        out.printf(
                Locale.ROOT,
                "%,d events, %,d dead letters, %,d late, %,d duplicates, %,d without identifier, %,d"
                        + " condition errors, %,d template errors%n",
                job.getOrDefault("events", 0L),
                deadLetters,
                job.getOrDefault("late", 0L),
                job.getOrDefault("duplicates", 0L),
                job.getOrDefault("missingIdentifier", 0L),
                job.getOrDefault("conditionErrors", 0L),
                job.getOrDefault("templateErrors", 0L));
        out.flush();
    }

    private static String row(String name, Map<String, Long> counts) {
        StringBuilder row = new StringBuilder(name);
        JOURNEY_COUNTS.forEach(
                count ->
                        row.append(
                                String.format(
                                        Locale.ROOT, "%,12d", counts.getOrDefault(count, 0L))));
        return row.toString();
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
