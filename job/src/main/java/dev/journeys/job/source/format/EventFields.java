// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.journeys.connectors.serialization.SurrogatePairs;
import dev.journeys.job.source.EventLimits;
import dev.journeys.patterns.event.JsonText;
import dev.journeys.patterns.event.Timestamps;
import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of an event's fields; each says what it expects where it finds something else,
 * and then leaves the parser where it was.
 */
final class EventFields {
    private static final int MAX_QUOTED = 100;

    private EventFields() {}

    /** A text or a number as text; null where the value is null or the empty text. */
    static @Nullable String user(String field, JsonParser json)
            throws IOException, InvalidEventException {
        return emptyToNull(id(field, json));
    }

    /** A text; null where the value is null or the empty text. */
    static @Nullable String name(String field, JsonParser json)
            throws IOException, InvalidEventException {
        return emptyToNull(text(field, json));
    }

    /** A text, which may be empty, or a number as text; null where the value is null. */
    static @Nullable String id(String field, JsonParser json)
            throws IOException, InvalidEventException {
        return text(field, json, true);
    }

    /** A text, which may be empty; null where the value is null. */
    static @Nullable String text(String field, JsonParser json)
            throws IOException, InvalidEventException {
        return text(field, json, false);
    }

    private static @Nullable String text(String field, JsonParser json, boolean orNumber)
            throws IOException, InvalidEventException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token == JsonToken.VALUE_STRING) {
            return usable(field, json.getText());
        }
        // A number beyond the range of a double has no text of its own.
        if (orNumber && token.isNumeric() && Double.isFinite(json.getDoubleValue())) {
            return JsonText.ofNumberLiteral(json.getText());
        }
        throw unexpected(orNumber ? "a text or a number" : "a text", field, json);
    }

    /**
     * JSON can write half of a surrogate pair, but UTF-8 cannot, and so neither state nor output.
     */
    private static String usable(String field, String text) throws InvalidEventException {
        if (text.length() > EventLimits.MAX_NAME_LENGTH) {
            throw new InvalidEventException(
                    "Expected at most "
                            + EventLimits.MAX_NAME_LENGTH
                            + " characters in '"
                            + field
                            + "', but found "
                            + text.length()
                            + ".");
        }
        if (!SurrogatePairs.areWhole(text)) {
            throw new InvalidEventException(
                    "Expected text in '" + field + "', but found half of a surrogate pair.");
        }
        return text;
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    /** Epoch milliseconds; null where the value is null. */
    static @Nullable Long timestamp(String field, JsonParser json)
            throws IOException, InvalidEventException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token == JsonToken.VALUE_STRING) {
            OptionalLong time = Timestamps.parse(json.getText());
            if (time.isPresent()) {
                return time.getAsLong();
            }
        } else if (token.isNumeric()) {
            double millis = Math.floor(json.getDoubleValue());
            if (millis >= Timestamps.MIN_MILLIS && millis <= Timestamps.MAX_MILLIS) {
                return (long) millis;
            }
        }
        throw unexpected(
                "an ISO-8601 time with zone, or epoch milliseconds, between the years 1 and 9999,",
                field,
                json);
    }

    /** Where an object stands in the text; null where the value is null. Goes to its end. */
    static @Nullable Slice object(String field, JsonParser json)
            throws IOException, InvalidEventException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        requireObject(field, json);
        int start = Slice.start(json);
        json.skipChildren();
        return Slice.from(start, json);
    }

    static void requireObject(String field, JsonParser json)
            throws IOException, InvalidEventException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw unexpected("an object", field, json);
        }
    }

    static InvalidEventException unexpected(String expected, String field, JsonParser json)
            throws IOException {
        JsonToken token = json.currentToken();
        String found = token.isScalarValue() ? json.getText() : token.asString() + "…";
        return new InvalidEventException(
                "Expected " + expected + " in '" + field + "', but found " + quoted(found) + ".");
    }

    /** A value for a message: the beginning of it where it is long. */
    static String quoted(String found) {
        if (found.length() <= MAX_QUOTED) {
            return "'" + found + "'";
        }
        int end =
                Character.isHighSurrogate(found.charAt(MAX_QUOTED - 1))
                        ? MAX_QUOTED - 1
                        : MAX_QUOTED;
        return "'" + found.substring(0, end) + "…'";
    }
}
