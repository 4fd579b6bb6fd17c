// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeys.job.state.OutputKind;
import dev.journeys.job.state.OutputRecord;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What became of a definition that was saved: that it counts, or every mistake in it. */
final class NoticeLines {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DATE_AND_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final Set<String> INVALID = Set.of("invalid-definition", "invalid-destination");

    private final Palette palette;
    private final ZoneId zone;
    private final Instant begin;

    /**
     * @param zone of the times shown
     * @param begin of the run; times before it are shown with their date
     */
    NoticeLines(Palette palette, ZoneId zone, Instant begin) {
        this.palette = palette;
        this.zone = zone;
        this.begin = begin;
    }

    /** Whether a dead letter is a definition that was refused. */
    static boolean isOfDefinition(OutputRecord deadLetter) throws IOException {
        return INVALID.contains(JSON.readTree(deadLetter.json()).path("reason").asText());
    }

    /**
     * Whether an acknowledgement is the one to be shown of all subtasks'; what was refused is shown
     * by its dead letter. Destinations have no effect in the demo.
     */
    static boolean isToBeShown(OutputRecord acknowledgement) throws IOException {
        JsonNode json = JSON.readTree(acknowledgement.json());
        return json.path("subtask").asInt() == 0 && !json.has("problems") && json.has("journey");
    }

    /** The lines, without their ends. */
    List<String> of(OutputRecord record) throws IOException {
        JsonNode json = JSON.readTree(record.json());
        return record.kind() == OutputKind.ACKNOWLEDGEMENT ? accepted(json) : refused(json);
    }

    private List<String> accepted(JsonNode json) {
        Instant effective = Instant.parse(json.path("effectiveFrom").asText());
        DateTimeFormatter format = effective.isBefore(begin) ? DATE_AND_TIME : TIME;
        return List.of(
                palette.bold(
                        json.path("status").asText()
                                + " "
                                + json.path("journey").asText()
                                + " version "
                                + json.path("version").asInt()
                                + ", effective "
                                + format.format(effective.atZone(zone))));
    }

    private List<String> refused(JsonNode json) {
        return Stream.concat(
                        Stream.of(palette.bold("refused, what was published before goes on:")),
                        json.path("detail").asText().lines().map(Columns::printable))
                .toList();
    }
}
