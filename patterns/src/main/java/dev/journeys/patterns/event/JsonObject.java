// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.event;

import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.CelValue;
import dev.cel.common.values.SelectableValue;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A parsed JSON object that CEL takes as it is. Of a plain map cel-java looks at every value,
 * however deep, whenever an expression goes through it; a {@link CelValue} it leaves alone, so that
 * reading one field of a large event stays cheap.
 */
final class JsonObject extends CelValue implements SelectableValue<Object>, Map<String, Object> {

    private static final CelType TYPE = MapType.create(SimpleType.DYN, SimpleType.DYN);

    @SuppressWarnings("Immutable") // Nobody else has what it wraps.
    private final Map<String, Object> members;

    /** Takes the map over: the caller must not change it any more. */
    JsonObject(LinkedHashMap<String, Object> members) {
        this.members = Collections.unmodifiableMap(members);
    }

    @Override
    public Object select(Object field) {
        Object value = members.get(field);
        if (value == null) {
            throw CelAttributeNotFoundException.forMissingMapKey(field.toString());
        }
        return value;
    }

    @Override
    public Optional<Object> find(Object field) {
        return Optional.ofNullable(members.get(field));
    }

    @Override
    public Object value() {
        return this;
    }

    @Override
    public boolean isZeroValue() {
        return members.isEmpty();
    }

    @Override
    public CelType celType() {
        return TYPE;
    }

    @Override
    public int size() {
        return members.size();
    }

    @Override
    public boolean isEmpty() {
        return members.isEmpty();
    }

    @Override
    public boolean containsKey(Object key) {
        return members.containsKey(key);
    }

    @Override
    public boolean containsValue(Object value) {
        return members.containsValue(value);
    }

    @Override
    public @Nullable Object get(Object key) {
        return members.get(key);
    }

    @Override
    public @Nullable Object put(String key, Object value) {
        return members.put(key, value);
    }

    @Override
    public @Nullable Object remove(Object key) {
        return members.remove(key);
    }

    @Override
    public void putAll(Map<? extends String, ?> other) {
        members.putAll(other);
    }

    @Override
    public void clear() {
        members.clear();
    }

    @Override
    public Set<String> keySet() {
        return members.keySet();
    }

    @Override
    public Collection<Object> values() {
        return members.values();
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return members.entrySet();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return members.equals(other);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    @Override
    public String toString() {
        return members.toString();
    }
}
