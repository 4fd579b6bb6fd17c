// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import java.util.Optional;

/** The readers of plain texts and booleans. */
public final class Texts {

    /** Any text, also an empty one. */
    public static final ValueReader<String> ANY = Texts::any;

    /** A text with at least one character. */
    public static final ValueReader<String> NOT_EMPTY = Texts::notEmpty;

    /** True or false. */
    public static final ValueReader<Boolean> BOOLEAN = Texts::bool;

    private Texts() {}

    private static Optional<String> any(JsonValue value, Reading reading) {
        if (!value.node().isTextual()) {
            reading.expected(value, ProblemCode.WRONG_TYPE, "a text");
            return Optional.empty();
        }
        return Optional.of(value.source());
    }

    private static Optional<String> notEmpty(JsonValue value, Reading reading) {
        Optional<String> text = any(value, reading);
        if (text.isPresent() && text.get().isEmpty()) {
            reading.expected(value, ProblemCode.EMPTY, "at least one character");
            return Optional.empty();
        }
        return text;
    }

    private static Optional<Boolean> bool(JsonValue value, Reading reading) {
        if (!value.node().isBoolean()) {
            reading.expected(value, ProblemCode.WRONG_TYPE, "true or false");
            return Optional.empty();
        }
        return Optional.of(value.node().booleanValue());
    }
}
