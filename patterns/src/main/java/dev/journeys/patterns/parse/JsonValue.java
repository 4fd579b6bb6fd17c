// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value of a document that knows its place. Immutable, but for the Jackson node, which nobody may
 * change.
 *
 * @param place where it begins
 * @param node the value as Jackson's tree has it
 * @param source the characters of a text, a number as it is written; empty for objects and lists
 * @param members the fields of an object in their order; of a field that comes twice the first
 * @param items the items of a list
 */
public record JsonValue(
        Place place,
        JsonNode node,
        String source,
        Map<String, Member> members,
        List<JsonValue> items) {

    /**
     * A field of an object.
     *
     * @param key where its name is
     */
    public record Member(Place key, JsonValue value) {}

    public JsonValue {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        items = List.copyOf(items);
    }

    /** A text, number, boolean or null. */
    static JsonValue scalar(Place place, JsonNode node, String source) {
        return new JsonValue(place, node, source, Map.of(), List.of());
    }

    /**
     * The value at a JSON Pointer that is relative to this one; where it leads to nothing, the last
     * value on the way.
     *
     * @param pointer empty for this value
     */
    public JsonValue at(String pointer) {
        if (pointer.isEmpty()) {
            return this;
        }
        JsonValue value = this;
        for (String token : pointer.substring(1).split("/", -1)) {
            value = value.child(token.replace("~1", "/").replace("~0", "~"));
        }
        return value;
    }

    private JsonValue child(String token) {
        Member member = members.get(token);
        if (member != null) {
            return member.value();
        }
        boolean index = token.matches("[0-9]{1,9}") && Integer.parseInt(token) < items.size();
        return index ? items.get(Integer.parseInt(token)) : this;
    }
}
