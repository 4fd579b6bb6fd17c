// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import java.util.Locale;

/**
 * What kind of mistake a {@link Problem} is about: one code per rule of the journey format, for
 * programs that react to it.
 */
public enum ProblemCode {
    /** The text is not JSON, or goes on after the definition. */
    INVALID_JSON,
    /** The text is larger or nested deeper than a definition may be. */
    TOO_LARGE,
    /** An object has the same field twice. */
    DUPLICATE_FIELD,
    /** A text has half of a surrogate pair, which no encoding can write. */
    INVALID_TEXT,
    /** The document's {@code format} is one that this version does not read. */
    UNSUPPORTED_FORMAT,
    /** The format does not know the field. */
    UNKNOWN_FIELD,
    /** A required field is not there. */
    MISSING_FIELD,
    /** Two fields, or what they say, exclude each other. */
    CONFLICTING_FIELDS,
    /** A value is of the wrong JSON type. */
    WRONG_TYPE,
    /** A text or list that needs content has none. */
    EMPTY,
    /** A value is not one of those that are allowed. */
    UNKNOWN_VALUE,
    /** The id of the journey is not made as ids are. */
    INVALID_ID,
    /** A version is not a positive integer. */
    INVALID_VERSION,
    /** A text is no duration in days and time, or out of range. */
    INVALID_DURATION,
    /** A text is no time of day in hours and minutes. */
    INVALID_TIME,
    /** A window names a day of the week twice. */
    DUPLICATE_DAY,
    /** There is no time zone with that name. */
    UNKNOWN_ZONE,
    /** A percentage is out of range or too fine. */
    INVALID_PERCENTAGE,
    /** A text is no property path. */
    INVALID_PATH,
    /** The times of a pattern's stage are out of range. */
    INVALID_TIMES,
    /** A pattern has stages that cannot stand where they do. */
    INVALID_PATTERN,
    /** A number of a payload is beyond the range of a double. */
    INVALID_NUMBER,
    /** Two steps have the same id. */
    DUPLICATE_STEP,
    /** A step is named that does not exist. */
    UNKNOWN_STEP,
    /** No path leads to the step. */
    UNREACHABLE_STEP,
    /** A path leads back to where it was without waiting. */
    CYCLE_WITHOUT_WAIT,
    /** The percentages of a random split do not add up. */
    PERCENTAGES,
    /** A branch or exit rule has a name that the engine uses. */
    RESERVED_NAME,
    /** Two branches of a step, two exit rules or two stages of a pattern have the same name. */
    DUPLICATE_NAME,
    /** Two different definitions are the same version of the same journey. */
    DUPLICATE_VERSION,
    /** A definition is not of the journey or version that its control record names. */
    WRONG_KEY,
    /** A send names a destination of which there is no definition. */
    UNKNOWN_DESTINATION,
    /** A definition of a destination has a text that is to be a reference to a secret. */
    LITERAL_SECRET,
    /** A text that is to name a secret does not. */
    INVALID_REFERENCE,
    /** A text is no address of a destination. */
    INVALID_URL,
    /** A definition of a destination asks for what the run does not allow. */
    NOT_ALLOWED,
    /** An expression does not compile. */
    INVALID_EXPRESSION,
    /** There are more problems than are listed. */
    TOO_MANY_PROBLEMS;

    /** The code as it is printed: lower case with dashes, such as {@code unknown-step}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
