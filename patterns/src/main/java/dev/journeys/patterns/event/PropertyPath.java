// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.event;

import java.util.List;

/**
 * Where a property is in an object: names of members from the outside in, such as {@code order.id}.
 * A definition's identifier is one. Immutable; arrays cannot be gone into, and a name that itself
 * contains a dot cannot be reached.
 */
public final class PropertyPath {

    private final List<String> segments;

    private PropertyPath(List<String> segments) {
        this.segments = segments;
    }

    /**
     * Reads names that are separated by dots.
     *
     * @throws IllegalArgumentException if the text or one of the names is empty; the message is fit
     *     for users
     */
    public static PropertyPath parse(String text) {
        List<String> segments = List.of(text.split("\\.", -1));
        if (segments.contains("")) {
            throw new IllegalArgumentException(
                    "Expected a property path such as 'order.id', but found '" + text + "'.");
        }
        return new PropertyPath(segments);
    }

    /** The names from the outside in; at least one, none empty. */
    public List<String> segments() {
        return segments;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PropertyPath path && segments.equals(path.segments);
    }

    @Override
    public int hashCode() {
        return segments.hashCode();
    }

    /** The text that {@link #parse} reads. */
    @Override
    public String toString() {
        return String.join(".", segments);
    }
}
