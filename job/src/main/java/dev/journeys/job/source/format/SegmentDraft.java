// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source.format;

import com.fasterxml.jackson.core.JsonParser;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.Place;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An event of the Segment spec, as section 1 of the journey format says. */
final class SegmentDraft implements EventDraft {
    private static final Set<String> NAMED_BY_TYPE = Set.of("identify", "page", "screen", "group");
    private static final Set<String> WITH_TRAITS = Set.of("identify", "group");

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

    SegmentDraft(byte[] text, Place place) {
        this.text = text;
        this.place = place;
    }

    @Override
    public void read(String field, JsonParser json) throws IOException, InvalidEventException {
        switch (field) {
            case "userId" -> userId = EventFields.user(field, json);
            case "anonymousId" -> anonymousId = EventFields.user(field, json);
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

    /** Only identify and group have traits; of others the field says nothing, whatever it is. */
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

    @Override
    public JourneyEvent event(Slice whole, @Nullable Long recordTimestampMillis)
            throws InvalidEventException {
        String kind = type == null ? "track" : type;
        Slice given = given(kind);
        return new JourneyEvent(
                user(),
                name(kind),
                kind.equals("identify"),
                time(recordTimestampMillis),
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

    private long time(@Nullable Long recordTimestampMillis) throws InvalidEventException {
        Long time = timestamp == null ? recordTimestampMillis : timestamp;
        if (time == null) {
            throw new InvalidEventException(
                    "Expected a time in 'timestamp', but found none, and the record has none either.");
        }
        return time;
    }
}
