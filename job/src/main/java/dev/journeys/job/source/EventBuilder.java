// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.google.common.base.Utf8;
import dev.journeys.connectors.serialization.SurrogatePairs;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.Place;
import dev.journeys.patterns.event.Timestamps;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes events for formats of one's own, and holds what it is given against the rules for events:
 * an {@link EventFormat} may pass on whatever it has found.
 *
 * <pre>{@code
 * return EventBuilder.of(text, place)
 *         .user(record.get("uid"))
 *         .name(record.get("what"))
 *         .timestamp(seconds * 1000)
 *         .properties(json)
 *         .build();
 * }</pre>
 */
public final class EventBuilder {
    private static final byte[] NONE = {};

    private final byte[] text;
    private final Place place;
    private @Nullable String user;
    private @Nullable String name;
    private @Nullable Long timestampMillis;
    private @Nullable String messageId;
    private byte[] properties = NONE;

    private EventBuilder(byte[] text, Place place) {
        this.text = text;
        this.place = place;
    }

    /** An event of the record that {@link EventFormat#parse} was given. */
    public static EventBuilder of(byte[] text, Place place) {
        return new EventBuilder(text, place);
    }

    /** Required; null and empty count as none. */
    public EventBuilder user(@Nullable String value) {
        user = value;
        return this;
    }

    /**
     * Required; null and empty count as none. {@code identify} merges properties into the profile.
     */
    public EventBuilder name(@Nullable String value) {
        name = value;
        return this;
    }

    /** Required; epoch milliseconds, between the years 1 and 9999. */
    public EventBuilder timestamp(@Nullable Long millis) {
        timestampMillis = millis;
        return this;
    }

    /** By which a repeated event is recognized; null: the event is always taken. */
    public EventBuilder messageId(@Nullable String value) {
        messageId = value;
        return this;
    }

    /** One JSON object in UTF-8, or nothing. It is copied. */
    public EventBuilder properties(byte[] json) {
        properties = json;
        return this;
    }

    /** The event, or which rule it breaks. */
    public EventReading build() {
        String problem = problem();
        if (problem != null) {
            return new EventReading.Invalid("invalid-event", problem);
        }
        if (user == null || name == null || timestampMillis == null) {
            throw new IllegalStateException("Expected what is missing to be a problem.");
        }
        EventReading.Invalid invalid = invalidProperties();
        return invalid != null ? invalid : valid(user, name, timestampMillis);
    }

    private EventReading valid(String user, String name, long timestamp) {
        // An event's properties are a part of its text.
        byte[] whole = text;
        if (properties.length > 0) {
            whole = Arrays.copyOf(text, text.length + 1 + properties.length);
            whole[text.length] = '\n';
            System.arraycopy(properties, 0, whole, text.length + 1, properties.length);
        }
        return new EventReading.Valid(
                new JourneyEvent(
                        user,
                        name,
                        name.equals("identify"),
                        timestamp,
                        messageId,
                        whole,
                        properties.length == 0 ? 0 : text.length + 1,
                        properties.length,
                        place));
    }

    private @Nullable String problem() {
        if (user == null || user.isEmpty()) {
            return "Expected a user, but found none.";
        }
        if (name == null || name.isEmpty()) {
            return "Expected the name of the event, but found none.";
        }
        if (timestampMillis == null) {
            return "Expected a time, but found none.";
        }
        if (!Timestamps.inRange(timestampMillis)) {
            return "Expected a time between the years 1 and 9999, but found "
                    + timestampMillis
                    + ".";
        }
        String problem = problem("user", user);
        problem = problem != null ? problem : problem("name", name);
        return problem != null || messageId == null ? problem : problem("message id", messageId);
    }

    private static @Nullable String problem(String what, String value) {
        if (value.length() > EventLimits.MAX_NAME_LENGTH) {
            return "Expected a "
                    + what
                    + " of at most "
                    + EventLimits.MAX_NAME_LENGTH
                    + " characters, but found "
                    + value.length()
                    + ".";
        }
        return SurrogatePairs.areWhole(value)
                ? null
                : "Expected text as the " + what + ", but found half of a surrogate pair.";
    }

    private EventReading.@Nullable Invalid invalidProperties() {
        if (properties.length == 0) {
            return null;
        }
        if (properties.length > EventLimits.MAX_BYTES) {
            return EventLimits.tooLong(properties.length);
        }
        try (JsonParser json = EventLimits.json().createParser(properties)) {
            boolean object = json.nextToken() == JsonToken.START_OBJECT;
            json.skipChildren();
            if (object && json.nextToken() == null && Utf8.isWellFormed(properties)) {
                return null;
            }
            return new EventReading.Invalid(
                    "invalid-event", "Expected properties as one JSON object in UTF-8.");
        } catch (StreamConstraintsException e) {
            return EventLimits.broken(e);
        } catch (JsonProcessingException e) {
            return new EventReading.Invalid(
                    "invalid-event",
                    "Expected properties as JSON, but found: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("Expected to read JSON from memory.", e);
        }
    }
}
