// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.redrive;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a redrive came to.
 *
 * @param counts by destination
 * @param topic that was, or would have been, written
 * @param written whether it was
 */
record RedriveSummary(Map<String, RedriveCount> counts, String topic, boolean written) {
    private static final ObjectMapper JSON = new ObjectMapper();

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        counts.forEach((destination, count) -> lines.add(line(destination, count)));
        int left = counts.values().stream().mapToInt(count -> count.tooLarge).sum();
        int all = counts.values().stream().mapToInt(RedriveCount::written).sum();
        if (all + left == 0) {
            lines.add("Nothing to send again.");
        } else if (written) {
            lines.add(all + " written to '" + topic + "'.");
        } else {
            lines.add(all + " would be written to '" + topic + "': --dry-run.");
        }
        if (left > 0) {
            lines.add(
                    left
                            + " left, since the topic takes no record of that size: raise its"
                            + " max.message.bytes; the same command writes the rest.");
        }
        return lines;
    }

    private static String line(String destination, RedriveCount count) {
        StringBuilder line = new StringBuilder(destination.isEmpty() ? "(unknown)" : destination);
        line.append(": ").append(count.chosen).append(" to send again");
        if (count.before > 0) {
            line.append(", ").append(count.before).append(" sent again before");
        }
        if (count.cut > 0) {
            line.append(", ").append(count.cut).append(" cut in the dead letter");
        }
        if (count.tooLarge > 0) {
            line.append(", ").append(count.tooLarge).append(" of them too large");
        }
        return line.toString();
    }

    ObjectNode json() {
        ObjectNode summary = JSON.createObjectNode();
        summary.put("topic", topic).put("written", written);
        ArrayNode rows = summary.putArray("destinations");
        counts.forEach(
                (destination, count) ->
                        rows.addObject()
                                .put("destination", destination)
                                .put("again", count.chosen)
                                .put("before", count.before)
                                .put("cut", count.cut)
                                .put("tooLarge", count.tooLarge));
        return summary;
    }
}
