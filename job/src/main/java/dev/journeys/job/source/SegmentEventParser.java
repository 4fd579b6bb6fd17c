// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.journeys.job.source.EventFields.Slice;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads events of the Segment spec, as section 1 of the journey format says. One pass over the
 * bytes; properties are not read but only found. Stateless and thread-safe.
 */
public final class SegmentEventParser {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int ENCODING_BYTES = 4;
    private static final Set<String> NAMED_BY_TYPE = Set.of("identify", "page", "screen", "group");
    private static final Set<String> WITH_TRAITS = Set.of("identify", "group");

    /** Reads one record without a timestamp of its own. */
    public EventReading parse(byte[] text, Place place) {
        return parse(text, place, null);
    }

    /**
     * Reads one record.
     *
     * @param text UTF-8; kept by the event
     * @param recordTimestamp epoch milliseconds, for an event that has no timestamp, or null
     */
    public EventReading parse(byte[] text, Place place, @Nullable Long recordTimestamp) {
        if (isNotUtf8(text)) {
            return new EventReading.Invalid(
                    "invalid-json", "Expected JSON in UTF-8, but found another encoding.");
        }
        try (JsonParser json = JSON.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return new EventReading.Invalid(
                        "invalid-event", "Expected a JSON object, but found something else.");
            }
            Draft draft = new Draft(text, place);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                draft.read(field, json);
            }
            if (json.nextToken() != null) {
                return new EventReading.Invalid(
                        "invalid-json", "Expected one JSON object, but found more behind it.");
            }
            return new EventReading.Valid(draft.event(recordTimestamp));
        } catch (InvalidEventException e) {
            return new EventReading.Invalid("invalid-event", String.valueOf(e.getMessage()));
        } catch (JsonProcessingException e) {
            return new EventReading.Invalid(
                    "invalid-json",
                    "Expected JSON, but found" + column(e) + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read JSON from memory.", e);
        }
    }

    /** Jackson would guess UTF-16 and UTF-32 from these, and then knows no places in the bytes. */
    private static boolean isNotUtf8(byte[] text) {
        for (int i = 0; i < Math.min(text.length, ENCODING_BYTES); i++) {
            if (text[i] == 0 || text[i] == (byte) 0xFE || text[i] == (byte) 0xFF) {
                return true;
            }
        }
        return false;
    }

    /** What breaks a limit, such as that on nesting, has no location. */
    private static String column(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        return location == null ? "" : " at column " + location.getColumnNr();
    }

    /**
     * The fields as far as they have been read; of a field that stands twice the last one counts.
     */
    private static final class Draft {
        private final byte[] text;
        private final Place place;
        private @Nullable String userId;
        private @Nullable String anonymousId;
        private @Nullable String type;
        private @Nullable String event;
        private @Nullable InvalidEventException eventProblem;
        private @Nullable Long timestamp;
        private @Nullable String messageId;
        private @Nullable Slice properties;
        private @Nullable Slice traits;
        private @Nullable InvalidEventException traitsProblem;

        private Draft(byte[] text, Place place) {
            this.text = text;
            this.place = place;
        }

        private void read(String field, JsonParser json) throws IOException, InvalidEventException {
            switch (field) {
                case "userId" -> userId = EventFields.textOrNumber(field, json);
                case "anonymousId" -> anonymousId = EventFields.textOrNumber(field, json);
                case "type" -> type = EventFields.text(field, json);
                case "event" -> readEvent(field, json);
                case "timestamp" -> timestamp = EventFields.timestamp(field, json);
                case "messageId" -> messageId = EventFields.id(field, json);
                case "properties" -> properties = EventFields.object(field, json);
                case "traits" -> readTraits(field, json);
                default -> json.skipChildren();
            }
        }

        /** Only a track event has a name; of others the field says nothing, whatever it is. */
        private void readEvent(String field, JsonParser json) throws IOException {
            eventProblem = null;
            try {
                event = EventFields.text(field, json);
            } catch (InvalidEventException problem) {
                eventProblem = problem;
                json.skipChildren();
            }
        }

        /**
         * Only identify and group have traits; of others the field says nothing, whatever it is.
         */
        private void readTraits(String field, JsonParser json) throws IOException {
            traitsProblem = null;
            try {
                traits = EventFields.object(field, json);
            } catch (InvalidEventException problem) {
                traitsProblem = problem;
                json.skipChildren();
            }
        }

        private @Nullable Slice given(String kind) throws InvalidEventException {
            if (!WITH_TRAITS.contains(kind)) {
                return properties;
            }
            if (traitsProblem != null) {
                throw traitsProblem;
            }
            return traits != null ? traits : properties;
        }

        private JourneyEvent event(@Nullable Long recordTimestamp) throws InvalidEventException {
            String kind = type == null ? "track" : type;
            Slice given = given(kind);
            return new JourneyEvent(
                    user(),
                    name(kind),
                    kind.equals("identify"),
                    time(recordTimestamp),
                    messageId,
                    text,
                    given == null ? 0 : given.offset(),
                    given == null ? 0 : given.length(),
                    place);
        }

        private String user() throws InvalidEventException {
            if (userId != null) {
                return userId;
            }
            if (anonymousId != null) {
                return anonymousId;
            }
            throw new InvalidEventException(
                    "Expected a user in 'userId' or 'anonymousId', but found neither.");
        }

        private String name(String kind) throws InvalidEventException {
            if (NAMED_BY_TYPE.contains(kind)) {
                return kind;
            }
            if (!kind.equals("track")) {
                throw new InvalidEventException(
                        "Expected 'track', 'identify', 'page', 'screen' or 'group' in 'type', but found "
                                + EventFields.quoted(kind)
                                + ".");
            }
            if (eventProblem != null) {
                throw eventProblem;
            }
            if (event == null || event.isEmpty()) {
                throw new InvalidEventException(
                        "Expected the name of the track event in 'event', but found none.");
            }
            return event;
        }

        private long time(@Nullable Long recordTimestamp) throws InvalidEventException {
            Long time = timestamp == null ? recordTimestamp : timestamp;
            if (time == null) {
                throw new InvalidEventException(
                        "Expected a time in 'timestamp', but found none, and the record has none either.");
            }
            return time;
        }
    }
}
