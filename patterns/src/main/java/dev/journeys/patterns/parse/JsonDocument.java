// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The JSON of a definition with the place of every value and key. Strict JSON (RFC 8259); a byte
 * order mark is passed over. Whatever the text is, reading it ends with a value, with problems or
 * with both, never with an exception.
 *
 * @param root the value, or none where the text is not JSON or beyond the limits
 */
public record JsonDocument(Optional<JsonValue> root) {

    /** A definition has at most so many UTF-16 units. */
    public static final int MAX_LENGTH = 1 << 20;

    /** Objects and lists are nested at most so deep. */
    public static final int MAX_DEPTH = 64;

    /** The parts of Jackson's messages that name its classes, its options or a place of its own. */
    private static final Pattern JACKSON_INTERNALS =
            Pattern.compile(
                    "(?s), from `[^`]*`|: enable `[^`]*` to allow"
                            + "| \\((start marker|for (Object|Array)|not recognized as).*|\\R.*");

    /**
     * Reads a text and reports broken JSON, what follows the value, fields that come twice, and
     * broken text.
     */
    public static JsonDocument parse(String text, Problems problems) {
        if (text.length() > MAX_LENGTH) {
            String message =
                    "Expected at most "
                            + MAX_LENGTH
                            + " characters, but found "
                            + text.length()
                            + ".";
            problems.add(Place.root(1, 1), ProblemCode.TOO_LARGE, message);
            return new JsonDocument(Optional.empty());
        }
        return new JsonDocument(
                root(text.startsWith("\uFEFF") ? text.substring(1) : text, problems));
    }

    private static Optional<JsonValue> root(String json, Problems problems) {
        try (JsonTreeReader reader = new JsonTreeReader(json, problems)) {
            try {
                return reader.read();
            } catch (JsonProcessingException e) {
                problems.add(reader.placeOf(e), codeOf(e), messageOf(e));
                return Optional.empty();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Expected a text in memory to be readable, but it was not.", e);
        }
    }

    private static ProblemCode codeOf(JsonProcessingException e) {
        return e instanceof StreamConstraintsException
                ? ProblemCode.TOO_LARGE
                : ProblemCode.INVALID_JSON;
    }

    private static String messageOf(JsonProcessingException e) {
        String expected =
                e instanceof StreamConstraintsException ? "JSON within the limits" : "valid JSON";
        String mistake = JACKSON_INTERNALS.matcher(e.getOriginalMessage()).replaceAll("");
        return "Expected " + expected + ", but found a mistake: " + Found.printable(mistake) + ".";
    }
}
