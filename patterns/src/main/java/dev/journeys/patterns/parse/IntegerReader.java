// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import java.util.Optional;

/**
 * Reads a positive whole number. As in JSON Schema, {@code 1.0} is the number {@code 1}: JSON has
 * one type of numbers.
 *
 * @param code what another number is reported as
 * @param maximum the largest number
 */
public record IntegerReader(ProblemCode code, int maximum) implements ValueReader<Integer> {

    /** Any positive number that is an int. */
    public IntegerReader(ProblemCode code) {
        this(code, Integer.MAX_VALUE);
    }

    @Override
    public Optional<Integer> read(JsonValue value, Reading reading) {
        String expected = "a whole number from 1 to " + maximum;
        if (!value.node().isNumber()) {
            reading.expected(value, ProblemCode.WRONG_TYPE, expected);
            return Optional.empty();
        }
        double number = value.node().doubleValue();
        if (number < 1 || number > maximum || number != Math.rint(number)) {
            reading.expected(value, code, expected);
            return Optional.empty();
        }
        return Optional.of((int) number);
    }
}
