// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import dev.journeys.patterns.parse.JsonValue.Member;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All fields of one kind of object. The JSON Schema for editors is tested against these tables. */
public final class FieldTable {

    private static final String EXTENSION_PREFIX = "x-";

    private final String owner;
    private final Map<String, Field<?>> fields = new LinkedHashMap<>();

    private FieldTable(String owner) {
        this.owner = owner;
    }

    /**
     * A table.
     *
     * @param owner the object in words, such as {@code an exit rule}
     */
    public static FieldTable of(String owner, Field<?>... fields) {
        FieldTable table = new FieldTable(owner);
        for (Field<?> field : fields) {
            table.fields.put(field.name(), field);
        }
        return table;
    }

    /** In their order. */
    public List<Field<?>> fields() {
        return List.copyOf(fields.values());
    }

    /** Reads every field of an object and reports those that are unknown, missing or wrong. */
    FieldValues read(JsonValue object, Reading reading) {
        FieldValues values = new FieldValues(owner, object, reading);
        Map<String, JsonValue> sources = sources(object, values);
        for (Field<?> field : fields.values()) {
            values.read(field, sources.get(field.name()));
        }
        return values;
    }

    /**
     * What is written for each field. A misspelt key is reported, and its value taken for the field
     * that seems to be meant, so that this one is not reported as missing, nor a step that it names
     * as unreachable.
     */
    private Map<String, JsonValue> sources(JsonValue object, FieldValues values) {
        Map<String, JsonValue> sources = new LinkedHashMap<>();
        for (Map.Entry<String, Member> member : object.members().entrySet()) {
            String name = member.getKey();
            if (fields.containsKey(name)) {
                sources.put(name, member.getValue().value());
            } else if (!name.startsWith(EXTENSION_PREFIX)) {
                values.unknown(name, member.getValue().key(), fields.keySet());
                Nearest.of(name, fields.keySet())
                        .filter(meant -> !object.members().containsKey(meant))
                        .ifPresent(meant -> sources.put(meant, values.guessed(member.getValue())));
            }
        }
        return sources;
    }
}
