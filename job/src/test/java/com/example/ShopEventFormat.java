// SPDX-License-Identifier: Apache-2.0
package com.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeys.job.source.EventBuilder;
import dev.journeys.job.source.EventFormat;
import dev.journeys.job.source.EventReading;
import dev.journeys.job.state.Place;
import java.io.IOException;

/** Events of a shop that writes {@code {"who":{"id":17},"did":"cart.add","at":1772359200,…}}. */
public final class ShopEventFormat implements EventFormat {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String name() {
        return "shop";
    }

    @Override
    public EventReading parse(byte[] text, Place place, Long recordTimestampMillis)
            throws IOException {
        JsonNode event = JSON.readTree(text);
        Long time = recordTimestampMillis;
        if (event.path("at").isNumber()) {
            time = event.path("at").asLong() * 1000;
        }
        return EventBuilder.of(text, place)
                .user(event.path("who").path("id").asText())
                .name(event.path("did").asText())
                .timestamp(time)
                .properties(JSON.writeValueAsBytes(event.path("with")))
                .build();
    }
}
