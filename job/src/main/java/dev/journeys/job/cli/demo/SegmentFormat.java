// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeys.job.cli.demo.shop.ShopEvent;
import dev.journeys.patterns.event.Timestamps;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the shop's events as JSON of the Segment spec. Stateless and thread-safe. */
final class SegmentFormat {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One event on one line.
     *
     * @param number of the event, which makes its id
     * @param timestamp when it happened, in epoch milliseconds
     * @return UTF-8
     */
    byte[] line(ShopEvent event, long number, long timestamp) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("messageId", "demo-" + number);
        json.put("type", event.type());
        json.put("userId", event.user());
        if (event.type().equals("track")) {
            json.put("event", event.name());
        } else if (!event.name().isEmpty()) {
            json.put("name", event.name());
        }
        json.put("timestamp", Timestamps.format(timestamp));
        Map<String, Object> properties = new LinkedHashMap<>();
        event.properties().forEach((name, value) -> properties.put(name, dated(value, timestamp)));
        json.put(event.type().equals("identify") ? "traits" : "properties", properties);
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Expected to write JSON into memory.", e);
        }
    }

    private static Object dated(Object value, long timestamp) {
        return value instanceof Duration after
                ? Timestamps.format(timestamp + after.toMillis())
                : value;
    }
}
