// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeys.job.state.DestinationKey;
import dev.journeys.patterns.event.Timestamps;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a subtask of the job wrote about a control record, as its JSON says.
 *
 * @param key of the control record
 * @param late whether it counts from its arrival only, since events of its time had been taken
 * @param subtask from 0
 * @param problems why it was refused; empty where it was taken
 */
record Acknowledgement(
        String key, String status, boolean late, int subtask, int subtasks, List<Reason> problems) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads one; empty where it is none.
     *
     * @param json UTF-8
     */
    static Optional<Acknowledgement> parse(byte[] json) {
        try {
            JsonNode node = JSON.readTree(json);
            Optional<String> key = key(node);
            int subtasks = node.path("subtasks").asInt();
            int subtask = node.path("subtask").asInt(-1);
            if (key.isEmpty() || subtask < 0 || subtask >= subtasks) {
                return Optional.empty();
            }
            return Optional.of(
                    new Acknowledgement(
                            key.get(),
                            node.path("status").asText(),
                            node.path("late").asBoolean(),
                            subtask,
                            subtasks,
                            reasons(node.path("problems"))));
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static Optional<String> key(JsonNode node) {
        if (node.has("destination")) {
            return Optional.of(DestinationKey.of(node.path("destination").asText()));
        }
        OptionalLong time = Timestamps.parse(node.path("effectiveFrom").asText());
        return time.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        node.path("journey").asText()
                                + "/"
                                + node.path("version").asInt()
                                + "/"
                                + time.getAsLong());
    }

    private static List<Reason> reasons(JsonNode problems) {
        List<Reason> reasons = new ArrayList<>();
        for (JsonNode problem : problems) {
            reasons.add(
                    new Reason(
                            problem.path("code").asText(),
                            problem.path("pointer").asText(),
                            problem.path("line").asInt(),
                            problem.path("column").asInt(),
                            problem.path("message").asText()));
        }
        return reasons;
    }

    /**
     * Why a record was refused.
     *
     * @param line from 1; 0 where it is not known
     * @param column from 1; 0 where it is not known
     */
    record Reason(String code, String pointer, int line, int column, String message) {
        /** {@code line:column: message [code at 'pointer']}. */
        String text() {
            String place = line == 0 ? "" : line + ":" + column + ": ";
            return place + message + " [" + code + " at '" + pointer + "']";
        }
    }
}
