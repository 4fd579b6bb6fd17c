// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads one of a few texts.
 *
 * @param choices the texts with what they stand for
 * @param <T> what they stand for
 */
public record ChoiceReader<T>(Map<String, T> choices) implements ValueReader<T> {

    /** Keeps the choices in the order of their names, in which messages list them. */
    public ChoiceReader {
        choices = Collections.unmodifiableMap(new TreeMap<>(choices));
    }

    @Override
    public Optional<T> read(JsonValue value, Reading reading) {
        Optional<String> text = Texts.ANY.read(value, reading);
        Optional<T> choice = text.map(choices::get);
        if (text.isPresent() && choice.isEmpty()) {
            String message =
                    "Expected "
                            + Found.oneOf(choices.keySet())
                            + ", but found "
                            + Found.quoted(text.get())
                            + ".";
            reading.problem(
                    value,
                    ProblemCode.UNKNOWN_VALUE,
                    message + Nearest.hint(text.get(), choices.keySet()));
        }
        return choice;
    }
}
