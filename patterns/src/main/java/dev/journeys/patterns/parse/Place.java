// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a value or key is: its JSON Pointer and its position in the text. Places are equal when
 * they are the same object. The pointer is put together when it is asked for; to keep it for every
 * value would take memory in the square of the document's size.
 */
public final class Place {

    private final @Nullable Place parent;
    private final String token;
    private final int line;
    private final int column;

    private Place(@Nullable Place parent, String token, int line, int column) {
        this.parent = parent;
        this.token = token;
        this.line = line;
        this.column = column;
    }

    /** The whole document, whose value begins at a line and column, both from 1. */
    public static Place root(int line, int column) {
        return new Place(null, "", line, column);
    }

    /**
     * A field or an item of the value at this place; {@code token} is its name or its index from 0.
     */
    Place child(String token, int line, int column) {
        return new Place(this, token, line, column);
    }

    /** The object or list that contains this value; none for the whole document. */
    public Optional<Place> parent() {
        return Optional.ofNullable(parent);
    }

    /** From 1. */
    public int line() {
        return line;
    }

    /** From 1, in code points. */
    public int column() {
        return column;
    }

    /**
     * The JSON Pointer (RFC 6901): empty for the whole document, else such as {@code
     * /steps/0/atMost}.
     */
    public String pointer() {
        Deque<String> tokens = new ArrayDeque<>();
        for (Place place = this; place.parent != null; place = place.parent) {
            tokens.push(place.token);
        }
        StringBuilder pointer = new StringBuilder();
        for (String each : tokens) {
            pointer.append('/').append(each.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    @Override
    public String toString() {
        return "'" + pointer() + "', line " + line + ", column " + column;
    }
}
