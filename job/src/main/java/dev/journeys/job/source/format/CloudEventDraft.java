// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.journeys.job.source.format.EventValues.Fields;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.Place;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * An event in CloudEvents 1.0. {@code datacontenttype} is not looked at: what counts is that the
 * data is an object.
 */
final class CloudEventDraft implements EventDraft {
    private static final String VERSION = "1.0";
    private static final Fields FIELDS = new Fields("'subject'", "'type'", "'time'");

    private final byte[] text;
    private final Place place;
    private @Nullable String version;
    private @Nullable String subject;
    private @Nullable String type;
    private @Nullable Long time;
    private @Nullable String id;
    private @Nullable Slice data;
    private boolean binary;
    private boolean recognized;

    CloudEventDraft(byte[] text, Place place) {
        this.text = text;
        this.place = place;
    }

    @Override
    public void read(String field, JsonParser json) throws IOException, InvalidEventException {
        switch (field) {
            case "specversion" -> {
                recognized = json.currentToken() != JsonToken.VALUE_NULL;
                version = EventFields.text(field, json);
            }
            case "subject" -> subject = EventFields.user(field, json);
            case "type" -> type = EventFields.name(field, json);
            case "time" -> time = EventFields.timestamp(field, json);
            case "id" -> id = EventFields.id(field, json);
            case "data" -> data = EventFields.object(field, json);
            case "data_base64" -> {
                binary = json.currentToken() != JsonToken.VALUE_NULL;
                json.skipChildren();
            }
            default -> json.skipChildren();
        }
    }

    /** Whether the event says that it is one. */
    boolean recognized() {
        return recognized;
    }

    @Override
    public JourneyEvent event(Slice whole, @Nullable Long recordTimestampMillis)
            throws InvalidEventException {
        if (!VERSION.equals(version)) {
            throw new InvalidEventException(
                    "Expected '1.0' in 'specversion', but found "
                            + (version == null ? "none" : EventFields.quoted(version))
                            + ".");
        }
        if (binary) {
            throw new InvalidEventException(
                    "Expected properties as an object in 'data', but found 'data_base64'.");
        }
        return new EventValues(subject, type, time, id, data)
                .event(text, place, recordTimestampMillis, FIELDS);
    }
}
