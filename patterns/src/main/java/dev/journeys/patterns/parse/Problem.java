// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

/**
 * One mistake in a definition, for the person who wrote it.
 *
 * <p>Example: {@code invalid-duration} at {@code /steps/0/atMost}, line 17, column 49: "Expected a
 * duration such as 'P7D' or 'PT1H30M', but found '1h'."
 *
 * @param code which rule
 * @param pointer JSON Pointer (RFC 6901) of the value concerned; of the containing object where a
 *     field is missing
 * @param line from 1; of the value, or of the key where a field is unknown or comes twice
 * @param column from 1, in characters (code points); a byte order mark does not count
 * @param message one or two sentences: what was expected and what was found
 */
public record Problem(ProblemCode code, String pointer, int line, int column, String message) {

    /** For a person: {@code line:column: message [code at 'pointer']}. */
    public String text() {
        return line + ":" + column + ": " + message + " [" + code.text() + " at '" + pointer + "']";
    }

    /** A problem with the value, key or object at a place. */
    public static Problem at(Place place, ProblemCode code, String message) {
        return new Problem(code, place.pointer(), place.line(), place.column(), message);
    }
}
