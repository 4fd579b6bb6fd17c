// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.patterns.event.Timestamps;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Writes control records as {@link ControlRecordParser} reads them from a place with keys. A
 * definition keeps its own text, so that its mistakes are found where they are.
 */
public final class ControlRecordFormat {
    private static final JsonFactory JSON = new JsonFactory();

    private ControlRecordFormat() {}

    /**
     * The value beside {@link DefinitionRecord#key() the key}.
     *
     * @return UTF-8
     */
    public static byte[] value(DefinitionRecord record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("journey", record.journey());
            json.writeNumberField("version", record.version());
            json.writeStringField("status", record.status().name().toLowerCase(Locale.ROOT));
            json.writeStringField("effectiveFrom", Timestamps.format(record.effectiveFrom()));
            byte[] definition = record.definition();
            if (definition != null) {
                String text = new String(definition, StandardCharsets.UTF_8);
                json.writeFieldName("definition");
                json.writeRawValue(DefinitionText.withoutMark(text));
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write JSON into memory.", e);
        }
        return bytes.toByteArray();
    }
}
