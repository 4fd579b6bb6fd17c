// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.expression;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The compiled time zone of a delay's window: an id such as {@code Europe/Paris}, or a text with
 * expressions that gives one, as in <code>"{{ profile.time_zone }}"</code>. Immutable and
 * thread-safe.
 */
public final class ZoneTemplate {

    private final TemplateNode text;

    ZoneTemplate(TemplateNode text) {
        this.text = text;
    }

    /**
     * What an evaluation gives.
     *
     * @param zone none where the text is none, or no id of a zone
     * @param missing how many expressions had no value, as in a payload
     */
    public record Result(Optional<ZoneId> zone, int missing) {}

    /** Whether there are expressions in a text, so that only an evaluation knows the zone. */
    public static boolean hasExpressions(String text) {
        return text.contains(Placeholders.OPEN);
    }

    /**
     * The zone of an id: a name of the IANA time zone database that this Java knows, in its case,
     * or an offset such as {@code Z}, {@code +02:00} or {@code UTC+2}; none for any other text.
     */
    public static Optional<ZoneId> find(String id) {
        try {
            return Optional.of(ZoneId.of(id));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Evaluates; whatever goes wrong, there is no zone, and nothing is thrown. */
    public Result evaluate(Variables variables) {
        try (TokenBuffer buffer = new TokenBuffer(null, false)) {
            int missing = text.write(variables, buffer);
            return new Result(textIn(buffer).flatMap(ZoneTemplate::find), missing);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected a buffer in memory not to fail.", e);
        }
    }

    private static Optional<String> textIn(TokenBuffer buffer) throws IOException {
        try (JsonParser parser = buffer.asParser()) {
            return parser.nextToken() == JsonToken.VALUE_STRING
                    ? Optional.of(parser.getText())
                    : Optional.empty();
        }
    }
}
