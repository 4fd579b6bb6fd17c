// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * A delivery on one line: time, destination, event, user, journey and step, and as much of the
 * properties as there is room for.
 */
final class DeliveryLine {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final String GAP = "  ";
    private static final int DESTINATION = 8;
    private static final int EVENT = 22;
    private static final int USER = 8;
    private static final int JOURNEY_AND_STEP = 34;

    private final Palette palette;
    private final int width;
    private final ZoneId zone;

    /**
     * @param width of the screen, in characters
     * @param zone of the times shown
     */
    DeliveryLine(Palette palette, int width, ZoneId zone) {
        this.palette = palette;
        this.width = width;
        this.zone = zone;
    }

    /** The line, without its end. */
    String of(byte[] delivery) throws IOException {
        JsonNode json = JSON.readTree(delivery);
        JsonNode journey = json.get("journey");
        String time = TIME.format(Instant.parse(text(json, "timestamp")).atZone(zone));
        String destination = text(json, "destination");
        int room = width - time.length() - DESTINATION - EVENT - USER - 4 * GAP.length();
        int journeyAndStep = Math.max(0, Math.min(JOURNEY_AND_STEP, room));
        String line =
                String.join(
                        GAP,
                        palette.dim(time),
                        palette.destination(destination, Columns.fit(destination, DESTINATION)),
                        palette.bold(Columns.fit(text(json, "event"), EVENT)),
                        Columns.fit(text(json, "userId"), USER),
                        Columns.fit(
                                text(journey, "id") + " › " + text(journey, "step"),
                                journeyAndStep),
                        palette.dim(
                                Columns.cut(
                                        view(json.get("properties")),
                                        room - journeyAndStep - GAP.length())));
        return line.stripTrailing();
    }

    private static String text(JsonNode json, String field) {
        return Columns.printable(json.path(field).asText());
    }

    /** Names and values; of what is nested only how much there is. */
    private static String view(JsonNode properties) {
        List<String> parts = new ArrayList<>();
        properties
                .properties()
                .forEach(
                        property -> {
                            JsonNode value = property.getValue();
                            String shown =
                                    value.isObject()
                                            ? "{" + value.size() + "}"
                                            : value.isArray()
                                                    ? "[" + value.size() + "]"
                                                    : value.asText();
                            parts.add(property.getKey() + ": " + shown);
                        });
        return Columns.printable(String.join(" · ", parts));
    }
}
