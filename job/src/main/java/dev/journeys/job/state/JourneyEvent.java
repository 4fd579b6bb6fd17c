// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

import dev.journeys.patterns.event.JsonSlice;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A valid event as section 1 of the journey format describes it. Its properties stay raw bytes
 * until something asks for them. Immutable but for the cached properties; used by one task thread
 * at a time.
 */
public final class JourneyEvent {
    private final String user;
    private final String name;
    private final boolean identify;
    private final long timestamp;
    private final byte @Nullable [] messageId;
    private final byte[] text;
    private final int propertiesOffset;
    private final int propertiesLength;
    private final Place place;
    private @Nullable JsonSlice properties;

    /**
     * @param user not empty
     * @param name not empty; for anything but a track event its type
     * @param identify whether it changes the profile
     * @param timestamp epoch milliseconds
     * @param messageId absent: the event takes no part in de-duplication
     * @param text the event as it came in, UTF-8
     * @param propertiesOffset where in the text its properties begin
     * @param propertiesLength their length in bytes; 0: the event has none
     * @param place where the event was read
     */
    public JourneyEvent(
            String user,
            String name,
            boolean identify,
            long timestamp,
            @Nullable String messageId,
            byte[] text,
            int propertiesOffset,
            int propertiesLength,
            Place place) {
        this(
                messageId == null ? null : StateTexts.encode(messageId),
                user,
                name,
                identify,
                timestamp,
                text,
                propertiesOffset,
                propertiesLength,
                place);
    }

    /** With a message id that is {@link StateTexts#encode encoded}; few ever need it as text. */
    JourneyEvent(
            byte @Nullable [] messageId,
            String user,
            String name,
            boolean identify,
            long timestamp,
            byte[] text,
            int propertiesOffset,
            int propertiesLength,
            Place place) {
        this.user = user;
        this.name = name;
        this.identify = identify;
        this.timestamp = timestamp;
        this.messageId = messageId;
        this.text = text;
        this.propertiesOffset = propertiesOffset;
        this.propertiesLength = propertiesLength;
        this.place = place;
    }

    public String user() {
        return user;
    }

    public String name() {
        return name;
    }

    /**
     * Whether the event's type is identify, so that its properties are traits that change the
     * profile.
     */
    public boolean identify() {
        return identify;
    }

    /** Epoch milliseconds. */
    public long timestamp() {
        return timestamp;
    }

    /** Null: the event takes no part in de-duplication. */
    public @Nullable String messageId() {
        return messageId == null ? null : StateTexts.decode(messageId);
    }

    /**
     * The message id in UTF-8, not to be changed; null as {@link #messageId} is. Half of a
     * surrogate pair is a question mark.
     */
    public byte @Nullable [] messageIdUtf8() {
        return messageId == null ? null : StateTexts.utf8(messageId);
    }

    /** The message id as {@link StateTexts#encode} has it. */
    byte @Nullable [] encodedMessageId() {
        return messageId;
    }

    public Place place() {
        return place;
    }

    /**
     * The event's properties (of identify and group: its traits); without members where the event
     * has none.
     */
    public JsonSlice properties() {
        if (properties == null) {
            properties =
                    propertiesLength == 0
                            ? JsonSlice.EMPTY
                            : JsonSlice.of(text, propertiesOffset, propertiesLength);
        }
        return properties;
    }

    /** The event as it came in; what is not UTF-8 is replaced. */
    public String text() {
        return new String(text, StandardCharsets.UTF_8);
    }

    byte[] textBytes() {
        return text;
    }

    int propertiesOffset() {
        return propertiesOffset;
    }

    int propertiesLength() {
        return propertiesLength;
    }
}
