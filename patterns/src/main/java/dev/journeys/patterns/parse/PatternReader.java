// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a text of a certain form.
 *
 * @param pattern the form
 * @param code what a text of another form is reported as
 * @param expected the form in words
 */
record PatternReader(Pattern pattern, ProblemCode code, String expected)
        implements ValueReader<String> {

    /** The id of a journey. */
    static final PatternReader JOURNEY_ID =
            new PatternReader(
                    Pattern.compile("[a-z0-9][a-z0-9-]{0,72}"),
                    ProblemCode.INVALID_ID,
                    "an id of 1 to 73 lower-case letters, digits and dashes that does not begin"
                            + " with a dash");

    /** A path into the properties of an event: names with dots between them. */
    static final PatternReader PROPERTY_PATH =
            new PatternReader(
                    Pattern.compile("(?s)(?!\\.)(?!.*\\.\\.).*[^.]"),
                    ProblemCode.INVALID_PATH,
                    "a property path such as 'order.id'");

    @Override
    public Optional<String> read(JsonValue value, Reading reading) {
        Optional<String> text = Texts.ANY.read(value, reading);
        if (text.isPresent() && !pattern.matcher(text.get()).matches()) {
            String message =
                    "Expected " + expected + ", but found " + Found.quoted(text.get()) + ".";
            reading.problem(value, code, message);
            return Optional.empty();
        }
        return text;
    }
}
