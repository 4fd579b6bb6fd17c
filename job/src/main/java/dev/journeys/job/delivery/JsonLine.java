// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.delivery;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.google.common.base.Utf8;
import dev.journeys.patterns.event.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON objects, one after the other, each on one line in UTF-8. Most of what an instance
 * costs is its records; so names are encoded once and common texts are copied, and only what is
 * rare is left to Jackson, whose bytes these are. Used by one thread at a time.
 */
public final class JsonLine {
    private static final JsonFactory JSON = new JsonFactory();

    private final LineBuffer line = new LineBuffer();

    /** Begins an object; the one before need not have been ended. */
    JsonLine start() {
        line.length(0);
        line.write('{');
        return this;
    }

    /** Ends the object: all of it. */
    byte[] end() {
        line.write('}');
        return line.from(0);
    }

    /** Writes a field unless its value is absent. */
    JsonLine optional(Field field, @Nullable String value) {
        return value == null ? this : text(field, value);
    }

    /** Writes a field; half of a surrogate pair becomes an escape. */
    JsonLine text(Field field, String value) {
        name(field);
        if (!JsonString.write(value, line)) {
            generated(json -> JsonText.write(value, json));
        }
        return this;
    }

    JsonLine number(Field field, long value) {
        name(field);
        line.number(value);
        return this;
    }

    JsonLine flag(Field field, boolean value) {
        name(field);
        line.write(value ? Field.TRUE : Field.FALSE);
        return this;
    }

    /** Writes a field whose value is a time, given in epoch milliseconds. */
    JsonLine time(Field field, long epochMillis) {
        name(field);
        line.write('"');
        line.time(epochMillis);
        line.write('"');
        return this;
    }

    /** Writes a field whose value is written next. */
    JsonLine name(Field field) {
        // Nothing but the beginning of an object ends with its brace.
        field.write(line, line.last() == '{');
        return this;
    }

    /** Writes the name, which nobody knows before, of a field whose value is written next. */
    JsonLine name(String name) {
        separate('{');
        if (!JsonString.write(name, line)) {
            generated(json -> json.writeString(name));
        }
        line.write(':');
        return this;
    }

    /** Begins an object, as a value or as an element. */
    JsonLine object() {
        if (line.last() != ':') {
            separate('[');
        }
        line.write('{');
        return this;
    }

    JsonLine endObject() {
        line.write('}');
        return this;
    }

    /** Begins an array as a value. */
    JsonLine array() {
        line.write('[');
        return this;
    }

    JsonLine endArray() {
        line.write(']');
        return this;
    }

    /** Writes a value that is JSON already, as it is, but never over several lines. */
    JsonLine raw(byte[] value) {
        int start = line.length();
        line.write(
                Utf8.isWellFormed(value)
                        ? value
                        : new String(value, StandardCharsets.UTF_8)
                                .getBytes(StandardCharsets.UTF_8));
        // Inside a JSON string a line break is escaped, so one that is not is white space.
        line.keepOnOneLine(start);
        return this;
    }

    /** Writes a value with Jackson. */
    public JsonLine generated(Generated value) {
        try (JsonGenerator json = JSON.createGenerator(line)) {
            value.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write JSON into memory.", e);
        }
        return this;
    }

    /** Where the next field begins. */
    int mark() {
        return line.length();
    }

    /** All fields since a mark that was not at the beginning of an object. */
    byte[] since(int mark) {
        return line.from(mark);
    }

    /** Writes fields that {@link #since} gave, not at the beginning of an object. */
    JsonLine again(byte[] fields) {
        line.write(fields);
        return this;
    }

    private void separate(char opening) {
        if (line.last() != opening) {
            line.write(',');
        }
    }

    /** Writes one value where the line stands. */
    public interface Value {
        void write(JsonLine line);
    }

    /** Writes one value with a generator. */
    public interface Generated {
        void write(JsonGenerator json) throws IOException;
    }
}
