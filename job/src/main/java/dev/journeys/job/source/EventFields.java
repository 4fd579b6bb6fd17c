// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
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
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token == JsonToken.VALUE_STRING) {
            String text = json.getText();
            return text.isEmpty() ? null : text;
        }
        if (token.isNumeric()) {
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
            return json.getText();
        }
        throw unexpected("a text", field, json);
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
        String shown = found.length() > MAX_QUOTED ? found.substring(0, MAX_QUOTED) + "…" : found;
        return new InvalidEventException(
                "Expected " + expected + " in '" + field + "', but found '" + shown + "'.");
    }

    /** A part of the text, in bytes. */
    record Slice(int offset, int length) {}
}
