// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeys.job.state.OutputRecord;
import dev.journeys.patterns.event.Timestamps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a dead letter or a late event says.
 *
 * @param user the user it belongs to, empty for none
 * @param reason a word for programs
 * @param detail a sentence for people
 * @param text what was refused, as it was
 * @param place where it was, or should have gone
 * @param timestamp epoch milliseconds of the event; null where there is none
 */
public record Refused(
        String user,
        String reason,
        String detail,
        String text,
        String place,
        @Nullable Long timestamp) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads what {@link OutputFormat} has written.
     *
     * @param written a dead letter or a late event
     */
    public static Refused of(OutputRecord written) {
        JsonNode fields;
        try {
            fields = JSON.readTree(written.json());
        } catch (IOException e) {
            throw new UncheckedIOException("Expected JSON that the job has written.", e);
        }
        OptionalLong timestamp = Timestamps.parse(fields.path("timestamp").asText());
        return new Refused(
                written.user(),
                fields.path("reason").asText(),
                fields.path("detail").asText(),
                fields.path("text").asText(),
                fields.path("place").asText(),
                timestamp.isPresent() ? timestamp.getAsLong() : null);
    }

    /** The same with another reason, which goes before what was said until now. */
    public Refused because(String newReason, String newDetail) {
        return new Refused(user, newReason, newDetail + " " + detail, text, place, timestamp);
    }

    /**
     * The same with the beginning of the text only, and without its user if that is what is asked
     * for; the detail says how much is left.
     *
     * @param characters how many to keep, at most
     */
    public Refused cut(int characters, boolean withUser) {
        String kept = beginning(characters);
        String newDetail =
                kept.length() == text.length()
                        ? detail
                        : detail
                                + " Of its text, the first "
                                + kept.length()
                                + " of "
                                + text.length()
                                + " characters are kept.";
        return new Refused(withUser ? user : "", reason, newDetail, kept, place, timestamp);
    }

    /** Never ends between the two halves of a surrogate pair. */
    private String beginning(int characters) {
        if (characters >= text.length()) {
            return text;
        }
        boolean splits = characters > 0 && Character.isHighSurrogate(text.charAt(characters - 1));
        return text.substring(0, splits ? characters - 1 : characters);
    }
}
