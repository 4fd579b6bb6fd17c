// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.journeys.job.state.SurrogatePairs;
import dev.journeys.patterns.event.JsonText;
import dev.journeys.patterns.event.Timestamps;
import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of an event's fields; each says what it expects where it finds something else.
 */
final class EventFields {
    private static final int MAX_QUOTED = 100;

    private EventFields() {}

    /** A text or a number as text; null where the value is null or the empty text. */
    static @Nullable String textOrNumber(String field, JsonParser json)
            throws IOException, InvalidEventException {
        String text = id(field, json);
        return text == null || text.isEmpty() ? null : text;
    }

    /** A text, which may be empty, or a number as text; null where the value is null. */
    static @Nullable String id(String field, JsonParser json)
            throws IOException, InvalidEventException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token == JsonToken.VALUE_STRING) {
            return wellFormed(field, json.getText());
        }
        // A number beyond the range of a double has no text of its own.
        if (token.isNumeric() && Double.isFinite(json.getDoubleValue())) {
            return JsonText.ofNumberLiteral(json.getText());
        }
        throw unexpected("a text or a number", field, json);
    }

    /** A text, which may be empty; null where the value is null. */
    static @Nullable String text(String field, JsonParser json)
            throws IOException, InvalidEventException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token == JsonToken.VALUE_STRING) {
            return wellFormed(field, json.getText());
        }
        throw unexpected("a text", field, json);
    }

    /**
     * JSON can write half of a surrogate pair, but UTF-8 cannot, and so neither state nor output.
     */
    private static String wellFormed(String field, String text) throws InvalidEventException {
        if (!SurrogatePairs.areWhole(text)) {
            throw new InvalidEventException(
                    "Expected text in '" + field + "', but found half of a surrogate pair.");
        }
        return text;
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

    /** Where an object stands in the text; null where the value is null. */
    static @Nullable Slice object(String field, JsonParser json)
            throws IOException, InvalidEventException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token != JsonToken.START_OBJECT) {
            throw unexpected("an object", field, json);
        }
        int start = (int) json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        return new Slice(start, (int) json.currentLocation().getByteOffset() - start);
    }

    private static InvalidEventException unexpected(String expected, String field, JsonParser json)
            throws IOException {
        JsonToken token = json.currentToken();
        String found = token.isScalarValue() ? json.getText() : token.asString() + "…";
        return new InvalidEventException(
                "Expected " + expected + " in '" + field + "', but found " + quoted(found) + ".");
    }

    /** A part of the text, in bytes. */
    record Slice(int offset, int length) {}
}
