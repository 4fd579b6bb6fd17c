// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import dev.journeys.patterns.parse.JsonValue;
import dev.journeys.patterns.parse.ProblemCode;
import dev.journeys.patterns.parse.Reading;
import dev.journeys.patterns.parse.ValueReader;
import java.util.Optional;

/**
 * Reads a number of more than nothing, also with a fraction.
 *
 * @param minimum the smallest number, more than 0
 * @param maximum the largest number
 */
record NumberReader(double minimum, double maximum) implements ValueReader<Double> {
    @Override
    public Optional<Double> read(JsonValue value, Reading reading) {
        double number = value.node().doubleValue();
        if (!value.node().isNumber() || !(number >= minimum && number <= maximum)) {
            reading.expected(
                    value,
                    value.node().isNumber() ? ProblemCode.UNKNOWN_VALUE : ProblemCode.WRONG_TYPE,
                    "a number from " + plain(minimum) + " to " + plain(maximum));
            return Optional.empty();
        }
        return Optional.of(number);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
