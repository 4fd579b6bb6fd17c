// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.delivery;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.journeys.job.state.CountRecord;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.DestinationKey;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.OutputKind;
import dev.journeys.job.state.OutputRecord;
import dev.journeys.patterns.compile.CompiledSend;
import dev.journeys.patterns.event.Timestamps;
import dev.journeys.patterns.parse.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records of section 6 of the journey format as JSON. Used by one thread at a time. */
public final class OutputFormat {
    private final JsonWriter writer = new JsonWriter();

    /** A transition for the timeline. */
    public OutputRecord transition(Passage passage, Transition transition) {
        byte[] json =
                writer.object(
                        fields -> {
                            JsonWriter.text(fields, "type", transition.type().text());
                            JsonWriter.text(fields, "journey", passage.journey());
                            fields.writeNumberField("version", passage.version());
                            JsonWriter.text(fields, "instance", passage.instance());
                            JsonWriter.text(fields, "userId", passage.user());
                            JsonWriter.optional(fields, "identifier", passage.identifier());
                            JsonWriter.optional(fields, "step", transition.step());
                            JsonWriter.optional(fields, "branch", transition.branch());
                            JsonWriter.optional(fields, "reason", transition.reason());
                            Long until = transition.until();
                            if (until != null) {
                                JsonWriter.text(fields, "until", Timestamps.format(until));
                            }
                            JsonWriter.optional(fields, "delivery", transition.delivery());
                            timestamp(fields, transition.timestamp());
                        });
        return new OutputRecord(OutputKind.TRANSITION, passage.user(), json);
    }

    /**
     * A delivery.
     *
     * @param id the delivery's id
     * @param step the id of the step where the instance is
     * @param timestamp epoch milliseconds
     * @param properties writes the value of the delivery's properties
     */
    public OutputRecord delivery(
            Passage passage,
            CompiledSend send,
            String id,
            String step,
            long timestamp,
            JsonWriter.Content properties) {
        byte[] json =
                writer.object(
                        fields -> {
                            JsonWriter.text(fields, "id", id);
                            JsonWriter.text(fields, "destination", send.destination());
                            JsonWriter.optional(fields, "channel", send.channel().orElse(null));
                            JsonWriter.text(fields, "type", "track");
                            JsonWriter.text(fields, "event", send.event().orElse(step));
                            JsonWriter.text(fields, "userId", passage.user());
                            timestamp(fields, timestamp);
                            fields.writeObjectFieldStart("journey");
                            JsonWriter.text(fields, "id", passage.journey());
                            fields.writeNumberField("version", passage.version());
                            JsonWriter.text(fields, "step", step);
                            JsonWriter.text(fields, "instance", passage.instance());
                            JsonWriter.text(
                                    fields, "enteredAt", Timestamps.format(passage.enteredAt()));
                            fields.writeEndObject();
                            fields.writeFieldName("properties");
                            properties.write(fields);
                        });
        return new OutputRecord(OutputKind.DELIVERY, passage.user(), send.destination(), json);
    }

    /** The properties of a delivery that has no payload: what the instance has captured, by key. */
    public static JsonWriter.Content journeyContext(Map<String, byte[]> context) {
        return json -> {
            json.writeStartObject();
            json.writeObjectFieldStart("journey_context");
            for (Map.Entry<String, byte[]> captured : context.entrySet()) {
                json.writeFieldName(captured.getKey());
                JsonWriter.raw(json, captured.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        };
    }

    /** An event that came too late. */
    public OutputRecord late(JourneyEvent event, long watermark) {
        String detail =
                "Expected an event after the watermark "
                        + Timestamps.format(watermark)
                        + ", but found one of "
                        + Timestamps.format(event.timestamp())
                        + ".";
        return refused(
                OutputKind.LATE,
                event.user(),
                "late",
                detail,
                event.text(),
                event.place().toString(),
                event.timestamp());
    }

    /** A record that could not be read. */
    public OutputRecord deadLetter(String reason, String detail, String text, String place) {
        return refused(OutputKind.DEAD_LETTER, "", reason, detail, text, place, null);
    }

    /** An event that was read but could not be taken. */
    public OutputRecord deadLetter(String reason, String detail, JourneyEvent event) {
        return refused(
                OutputKind.DEAD_LETTER,
                event.user(),
                reason,
                detail,
                event.text(),
                event.place().toString(),
                event.timestamp());
    }

    /** Something else that could not be taken or written. */
    public OutputRecord deadLetter(Refused refused) {
        return refused(
                OutputKind.DEAD_LETTER,
                refused.user(),
                refused.reason(),
                refused.detail(),
                refused.text(),
                refused.place(),
                refused.timestamp());
    }

    /**
     * What became of a control record on a subtask, see {@link OutputKind#ACKNOWLEDGEMENT}.
     *
     * @param late whether events of its effective time had been taken there
     * @param problems why it was refused; empty where it was accepted
     */
    public OutputRecord acknowledgement(
            DefinitionRecord record, boolean late, List<Problem> problems, Subtask subtask) {
        byte[] json =
                writer.object(
                        fields -> {
                            JsonWriter.text(fields, "journey", record.journey());
                            fields.writeNumberField("version", record.version());
                            JsonWriter.text(
                                    fields,
                                    "status",
                                    record.status().name().toLowerCase(Locale.ROOT));
                            if (record.effectiveFrom() != DefinitionRecord.ALWAYS) {
                                JsonWriter.text(
                                        fields,
                                        "effectiveFrom",
                                        Timestamps.format(record.effectiveFrom()));
                            }
                            fields.writeBooleanField("late", late);
                            fields.writeNumberField("subtask", subtask.index());
                            fields.writeNumberField("subtasks", subtask.count());
                            if (!problems.isEmpty()) {
                                problems(fields, problems);
                            }
                        });
        return new OutputRecord(OutputKind.ACKNOWLEDGEMENT, record.key(), json);
    }

    /**
     * What became of a destination's definition on a subtask, see {@link
     * OutputKind#ACKNOWLEDGEMENT}.
     *
     * @param status {@code published} or {@code removed}
     * @param problems why it was refused; empty where it was accepted
     */
    public OutputRecord destinationAcknowledgement(
            String destination, String status, List<Problem> problems, Subtask subtask) {
        byte[] json =
                writer.object(
                        fields -> {
                            JsonWriter.text(fields, "destination", destination);
                            JsonWriter.text(fields, "status", status);
                            fields.writeNumberField("subtask", subtask.index());
                            fields.writeNumberField("subtasks", subtask.count());
                            if (!problems.isEmpty()) {
                                problems(fields, problems);
                            }
                        });
        return new OutputRecord(OutputKind.ACKNOWLEDGEMENT, DestinationKey.of(destination), json);
    }

    private static void problems(JsonGenerator fields, List<Problem> problems) throws IOException {
        fields.writeArrayFieldStart("problems");
        for (Problem problem : problems) {
            fields.writeStartObject();
            JsonWriter.text(fields, "code", problem.code().text());
            JsonWriter.text(fields, "pointer", problem.pointer());
            fields.writeNumberField("line", problem.line());
            fields.writeNumberField("column", problem.column());
            JsonWriter.text(fields, "message", problem.message());
            fields.writeEndObject();
        }
        fields.writeEndArray();
    }

    /** How a delivery ended. */
    public OutputRecord outcome(SentDelivery sent) {
        byte[] json =
                writer.object(
                        fields -> {
                            JsonWriter.text(fields, "delivery", sent.delivery());
                            JsonWriter.text(fields, "destination", sent.destination());
                            JsonWriter.text(fields, "state", sent.state());
                            fields.writeNumberField("attempts", sent.attempts());
                            if (sent.status() != 0) {
                                fields.writeNumberField("status", sent.status());
                            }
                            if (!sent.reason().isEmpty()) {
                                JsonWriter.text(fields, "reason", sent.reason());
                            }
                            timestamp(fields, sent.timestamp());
                        });
        return new OutputRecord(OutputKind.OUTCOME, sent.user(), json);
    }

    /** What a subtask has counted, see {@link OutputKind#COUNTS}. */
    public OutputRecord count(CountRecord count) {
        byte[] json =
                writer.object(
                        fields -> {
                            JsonWriter.text(fields, "journey", count.journey());
                            JsonWriter.text(fields, "name", count.name());
                            fields.writeNumberField("count", count.count());
                        });
        return new OutputRecord(OutputKind.COUNTS, "", json);
    }

    private OutputRecord refused(
            OutputKind kind,
            String user,
            String reason,
            String detail,
            String text,
            String place,
            @Nullable Long timestamp) {
        byte[] json =
                writer.object(
                        fields -> {
                            JsonWriter.text(fields, "reason", reason);
                            JsonWriter.text(fields, "detail", detail);
                            JsonWriter.text(fields, "text", text);
                            JsonWriter.text(fields, "place", place);
                            if (timestamp != null) {
                                timestamp(fields, timestamp);
                            }
                        });
        return new OutputRecord(kind, user, json);
    }

    private static void timestamp(JsonGenerator fields, long epochMillis) throws IOException {
        JsonWriter.text(fields, "timestamp", Timestamps.format(epochMillis));
    }
}
