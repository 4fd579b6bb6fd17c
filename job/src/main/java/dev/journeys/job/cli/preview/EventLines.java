// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.preview;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.patterns.event.Timestamps;
import java.nio.charset.StandardCharsets;

/** Events as lines of the format {@code segment}, whatever format they came in. */
final class EventLines {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EventLines() {}

    /** The event as it is. */
    static String of(JourneyEvent event) {
        ObjectNode line = line(event);
        if (event.messageId() != null) {
            line.put("messageId", event.messageId());
        }
        return line.toString();
    }

    /** The event once more, which is not a duplicate since it has no message id. */
    static String copyOf(JourneyEvent event) {
        return line(event).toString();
    }

    private static ObjectNode line(JourneyEvent event) {
        ObjectNode line = JSON.createObjectNode();
        line.put("userId", event.user()).put("timestamp", Timestamps.format(event.timestamp()));
        if (event.identify()) {
            line.put("type", "identify");
        } else {
            line.put("type", "track").put("event", event.name());
        }
        String properties = new String(event.properties().toBytes(), StandardCharsets.UTF_8);
        line.putRawValue(event.identify() ? "traits" : "properties", new RawValue(properties));
        return line;
    }
}
