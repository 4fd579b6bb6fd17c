// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source.format;

import java.util.ArrayList;
import java.util.List;

/**
 * A JSON Pointer (RFC 6901): the way to a value, such as {@code /items/0/sku}. {@code ~1} stands
 * for a slash in a name, {@code ~0} for a tilde; without segments it is the whole text.
 */
record JsonPointer(String text, List<String> segments) {
    /**
     * Reads a pointer.
     *
     * @param key what it is for, for the message
     * @throws IllegalArgumentException where it is none
     */
    static JsonPointer parse(String key, String text) {
        if (text.isEmpty()) {
            return new JsonPointer(text, List.of());
        }
        if (text.charAt(0) != '/' || text.replaceAll("~[01]", "").contains("~")) {
            throw new IllegalArgumentException(
                    "Expected a JSON Pointer such as '/who/id' for '"
                            + key
                            + "', but found '"
                            + text
                            + "'.");
        }
        List<String> segments = new ArrayList<>();
        for (String segment : text.substring(1).split("/", -1)) {
            segments.add(segment.replace("~1", "/").replace("~0", "~"));
        }
        return new JsonPointer(text, List.copyOf(segments));
    }
}
