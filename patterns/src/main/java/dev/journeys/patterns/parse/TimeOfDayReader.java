// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a time of day in hours and minutes.
 *
 * @param allowed the form
 * @param last the last time of that form
 */
record TimeOfDayReader(Pattern allowed, String last) implements ValueReader<LocalTime> {

    /** When something begins. */
    static final TimeOfDayReader BEGIN =
            new TimeOfDayReader(Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]"), "23:59");

    /**
     * When something ends: {@code 24:00} too, which becomes the midnight that a day begins with.
     */
    static final TimeOfDayReader END =
            new TimeOfDayReader(Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]|24:00"), "24:00");

    @Override
    public Optional<LocalTime> read(JsonValue value, Reading reading) {
        Optional<String> text = Texts.ANY.read(value, reading);
        if (text.isPresent() && !allowed.matcher(text.get()).matches()) {
            String message =
                    "Expected a time of day from '00:00' to '%s', but found %s."
                            .formatted(last, Found.quoted(text.get()));
            reading.problem(value, ProblemCode.INVALID_TIME, message);
            return Optional.empty();
        }
        return text.map(time -> time.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(time));
    }
}
