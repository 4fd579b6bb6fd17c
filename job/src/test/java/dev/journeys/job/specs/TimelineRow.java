// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.specs;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A transition on one line: {@code 10:00 u cart[s-9] advanced at wait by purchased} is the user
 * {@code u}'s instance of the journey {@code cart} with the identifier {@code s-9}; a version other
 * than 1 is written {@code cart@2}. Then come {@code at} the step, {@code by} the branch, {@code
 * because} of the reason and {@code until} the time, if there are such. The ids of the instance and
 * the delivery are left out.
 */
final class TimelineRow {
    private TimelineRow() {}

    static String of(JsonNode transition) {
        StringBuilder row = new StringBuilder();
        row.append(time(transition.get("timestamp")));
        row.append(' ').append(transition.get("userId").asText());
        row.append(' ').append(transition.get("journey").asText());
        if (transition.get("version").asInt() != 1) {
            row.append('@').append(transition.get("version").asInt());
        }
        if (transition.has("identifier")) {
            row.append('[').append(transition.get("identifier").asText()).append(']');
        }
        row.append(' ').append(transition.get("type").asText());
        optional(row, " at ", transition.get("step"));
        optional(row, " by ", transition.get("branch"));
        optional(row, " because ", transition.get("reason"));
        if (transition.has("until")) {
            row.append(" until ").append(time(transition.get("until")));
        }
        return row.toString();
    }

    /** The user of a row. */
    static String user(String row) {
        String[] words = row.split(" ");
        return words[0].startsWith("+") ? words[2] : words[1];
    }

    private static void optional(StringBuilder row, String word, JsonNode value) {
        if (value != null) {
            row.append(word).append(value.asText());
        }
    }

    private static String time(JsonNode time) {
        return SpecTime.format(Instant.parse(time.asText()));
    }
}
