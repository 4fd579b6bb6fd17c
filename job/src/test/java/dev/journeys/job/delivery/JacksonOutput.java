// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.delivery;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.patterns.compile.CompiledSend;
import dev.journeys.patterns.event.JsonText;
import dev.journeys.patterns.parse.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records as Jackson writes them, plainly: what {@link OutputFormat} has to give. */
final class JacksonOutput {
    private static final JsonFactory JSON = new JsonFactory();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private JacksonOutput() {}

    /** Writes with a generator. */
    interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    static String transition(Passage passage, Transition transition) throws IOException {
        return object(
                json -> {
                    text(json, "type", transition.type().text());
                    text(json, "journey", passage.journey());
                    json.writeNumberField("version", passage.version());
                    text(json, "instance", passage.instance());
                    text(json, "userId", passage.user());
                    text(json, "identifier", passage.identifier());
                    text(json, "step", transition.step());
                    text(json, "branch", transition.branch());
                    text(json, "reason", transition.reason());
                    time(json, "until", transition.until());
                    text(json, "delivery", transition.delivery());
                    time(json, "timestamp", transition.timestamp());
                });
    }

    static String delivery(
            Passage passage,
            CompiledSend send,
            String id,
            String step,
            long timestamp,
            Content properties)
            throws IOException {
        return object(
                json -> {
                    text(json, "id", id);
                    text(json, "destination", send.destination());
                    text(json, "channel", send.channel().orElse(null));
                    text(json, "type", "track");
                    text(json, "event", send.event().orElse(step));
                    text(json, "userId", passage.user());
                    time(json, "timestamp", timestamp);
                    json.writeObjectFieldStart("journey");
                    text(json, "id", passage.journey());
                    json.writeNumberField("version", passage.version());
                    text(json, "step", step);
                    text(json, "instance", passage.instance());
                    time(json, "enteredAt", passage.enteredAt());
                    json.writeEndObject();
                    json.writeFieldName("properties");
                    properties.write(json);
                });
    }

    static Content journeyContext(Map<String, byte[]> context) {
        return json -> {
            json.writeStartObject();
            json.writeObjectFieldStart("journey_context");
            for (Map.Entry<String, byte[]> captured : context.entrySet()) {
                json.writeFieldName(captured.getKey());
                String text = new String(captured.getValue(), StandardCharsets.UTF_8);
                json.writeRawValue(text.replace('\n', ' ').replace('\r', ' '));
            }
            json.writeEndObject();
            json.writeEndObject();
        };
    }

    static String refused(Refused refused) throws IOException {
        return object(
                json -> {
                    text(json, "reason", refused.reason());
                    text(json, "detail", refused.detail());
                    text(json, "text", refused.text());
                    text(json, "place", refused.place());
                    time(json, "timestamp", refused.timestamp());
                });
    }

    static String acknowledgement(
            DefinitionRecord record, boolean late, List<Problem> problems, Subtask subtask)
            throws IOException {
        return object(
                json -> {
                    text(json, "journey", record.journey());
                    json.writeNumberField("version", record.version());
                    text(json, "status", record.status().name().toLowerCase(Locale.ROOT));
                    if (record.effectiveFrom() != DefinitionRecord.ALWAYS) {
                        time(json, "effectiveFrom", record.effectiveFrom());
                    }
                    json.writeBooleanField("late", late);
                    json.writeNumberField("subtask", subtask.index());
                    json.writeNumberField("subtasks", subtask.count());
                    if (!problems.isEmpty()) {
                        problems(json, problems);
                    }
                });
    }

    private static void problems(JsonGenerator json, List<Problem> problems) throws IOException {
        json.writeArrayFieldStart("problems");
        for (Problem problem : problems) {
            json.writeStartObject();
            text(json, "code", problem.code().text());
            text(json, "pointer", problem.pointer());
            json.writeNumberField("line", problem.line());
            json.writeNumberField("column", problem.column());
            text(json, "message", problem.message());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static String object(Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            content.write(json);
            json.writeEndObject();
        }
        // Keeps every byte apart, also where they are no UTF-8.
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private static void text(JsonGenerator json, String field, @Nullable String value)
            throws IOException {
        if (value != null) {
            json.writeFieldName(field);
            JsonText.write(value, json);
        }
    }

    private static void time(JsonGenerator json, String field, @Nullable Long value)
            throws IOException {
        if (value != null) {
            json.writeStringField(field, TIME.format(Instant.ofEpochMilli(value)));
        }
    }
}
