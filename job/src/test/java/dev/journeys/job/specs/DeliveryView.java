// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.specs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/**
 * A delivery as specs show it: {@code at}, {@code user}, {@code journey}, {@code step} and {@code
 * properties}; {@code version} unless it is 1, {@code destination} unless it is {@code email},
 * {@code event} unless it is the step, {@code channel} if there is one. {@code id}, {@code
 * instance} and {@code enteredAt} are compared only where the spec shows them.
 */
final class DeliveryView {
    private static final Set<String> FIELDS =
            Set.of(
                    "id",
                    "destination",
                    "type",
                    "event",
                    "userId",
                    "timestamp",
                    "journey",
                    "properties");
    private static final Set<String> ON_DEMAND = Set.of("id", "instance", "enteredAt");

    private DeliveryView() {}

    /** What came out, in the fields of what was expected. */
    static JsonNode of(JsonNode delivery, JsonNode expected) {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        JsonNode journey = delivery.get("journey");
        view.set("id", delivery.get("id"));
        view.set("instance", journey.get("instance"));
        view.put("enteredAt", time(journey.get("enteredAt")));
        view.retain(ON_DEMAND.stream().filter(expected::has).toList());
        view.put("at", time(delivery.get("timestamp")));
        view.set("user", delivery.get("userId"));
        view.set("journey", journey.get("id"));
        view.set("step", journey.get("step"));
        if (journey.get("version").asInt() != 1) {
            view.set("version", journey.get("version"));
        }
        if (!delivery.get("destination").asText().equals("email")) {
            view.set("destination", delivery.get("destination"));
        }
        if (!delivery.get("event").equals(journey.get("step"))) {
            view.set("event", delivery.get("event"));
        }
        unexpectedFields(delivery).forEach(field -> view.set(field, delivery.get(field)));
        view.set("properties", delivery.get("properties"));
        return view;
    }

    /** The channel, and whatever else a delivery has that the format does not know. */
    private static Set<String> unexpectedFields(JsonNode delivery) {
        Set<String> fields = new TreeSet<>();
        delivery.fieldNames().forEachRemaining(fields::add);
        fields.removeAll(FIELDS);
        return fields;
    }

    private static String time(JsonNode time) {
        return SpecTime.format(Instant.parse(time.asText()));
    }
}
