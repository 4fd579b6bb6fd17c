// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.delivery;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.journeys.patterns.event.JsonText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes one JSON object on one line, in UTF-8. Used by one thread at a time. */
public final class JsonWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

    /** Writes an object; the content writes its fields. */
    public byte[] object(Content content) {
        bytes.reset();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            content.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write JSON into memory.", e);
        }
        return bytes.toByteArray();
    }

    /** Writes a field unless its value is absent. */
    static void optional(JsonGenerator json, String field, @Nullable String value)
            throws IOException {
        if (value != null) {
            text(json, field, value);
        }
    }

    /** Writes a field; half of a surrogate pair, which Jackson refuses, becomes an escape. */
    static void text(JsonGenerator json, String field, String value) throws IOException {
        json.writeFieldName(field);
        JsonText.write(value, json);
    }

    /** Writes a value that is JSON already, as it is, but never over several lines. */
    static void raw(JsonGenerator json, byte[] value) throws IOException {
        String text = new String(value, StandardCharsets.UTF_8);
        // Inside a JSON string a line break is escaped, so one that is not is white space.
        json.writeRawValue(text.replace('\n', ' ').replace('\r', ' '));
    }

    /** Writes the fields of an object. */
    public interface Content {
        void write(JsonGenerator json) throws IOException;
    }
}
