// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one definition became another. Steps, branches and whatever else has ids or names are held
 * against those of the same id or name, wherever they stand, and then their order; other lists
 * place by place.
 */
final class Differences {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> KEYS = List.of("id", "name");

    private final List<Difference> found = new ArrayList<>();

    private Differences() {}

    /**
     * The differences, but for the version's number.
     *
     * @param before JSON, UTF-8
     * @param after JSON, UTF-8
     */
    static List<Difference> between(byte[] before, byte[] after) {
        Differences differences = new Differences();
        try {
            differences.compare("", "", JSON.readTree(before), JSON.readTree(after));
        } catch (IOException e) {
            throw new UncheckedIOException("Expected JSON that has been read before.", e);
        }
        return differences.found.stream()
                .filter(difference -> !difference.pointer().equals("/version"))
                .toList();
    }

    private void compare(String old, String pointer, JsonNode before, JsonNode after) {
        if (before.isObject() && after.isObject()) {
            objects(old, pointer, before, after);
        } else if (before.isArray() && after.isArray()) {
            arrays(old, pointer, before, after);
        } else if (!before.equals(after)) {
            found.add(new Difference(pointer, before.toString(), after.toString()));
        }
    }

    private void objects(String old, String pointer, JsonNode before, JsonNode after) {
        Set<String> names = new LinkedHashSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            String token = "/" + name.replace("~", "~0").replace("/", "~1");
            pair(old + token, pointer + token, before.get(name), after.get(name));
        }
    }

    private void arrays(String old, String pointer, JsonNode before, JsonNode after) {
        for (String key : KEYS) {
            Map<String, Integer> from = places(before, key);
            Map<String, Integer> to = places(after, key);
            if (from != null && to != null) {
                Set<String> names = new LinkedHashSet<>(from.keySet());
                names.addAll(to.keySet());
                for (String name : names) {
                    elements(old, pointer, before, after, from.get(name), to.get(name));
                }
                order(pointer, from.keySet(), to.keySet());
                return;
            }
        }
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            elements(old, pointer, before, after, i, i);
        }
    }

    /** Those that stay may stand in another order, which means something else. */
    private void order(String pointer, Set<String> before, Set<String> after) {
        List<String> from = before.stream().filter(after::contains).toList();
        List<String> to = after.stream().filter(before::contains).toList();
        if (!from.equals(to)) {
            found.add(
                    new Difference(
                            pointer,
                            JSON.valueToTree(from).toString(),
                            JSON.valueToTree(to).toString()));
        }
    }

    private void elements(
            String old,
            String pointer,
            JsonNode before,
            JsonNode after,
            @Nullable Integer from,
            @Nullable Integer to) {
        pair(
                old + "/" + from,
                pointer + "/" + to,
                from == null ? null : before.get(from),
                to == null ? null : after.get(to));
    }

    private void pair(
            String old, String pointer, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (before == null && after != null) {
            found.add(new Difference(pointer, null, after.toString()));
        } else if (before != null && after == null) {
            found.add(new Difference(old, before.toString(), null));
        } else if (before != null && after != null) {
            compare(old, pointer, before, after);
        }
    }

    /** Where each element is by its key; null unless each has one of its own. */
    private static @Nullable Map<String, Integer> places(JsonNode array, String key) {
        Map<String, Integer> places = new LinkedHashMap<>();
        for (int i = 0; i < array.size(); i++) {
            JsonNode name = array.get(i).path(key);
            if (!name.isTextual() || places.put(name.textValue(), i) != null) {
                return null;
            }
        }
        return places;
    }
}
