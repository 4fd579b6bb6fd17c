// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Reads a percentage as hundredths. Takes the number as it is written, so that {@code 33.33} is
 * exact.
 */
final class PercentReader implements ValueReader<Integer> {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    @Override
    public Optional<Integer> read(JsonValue value, Reading reading) {
        String expected = "a percentage from 0 to 100 with at most two decimals";
        if (!value.node().isNumber()) {
            reading.expected(value, ProblemCode.WRONG_TYPE, expected);
            return Optional.empty();
        }
        Optional<Integer> hundredths = hundredths(value.source());
        if (hundredths.isEmpty()) {
            reading.expected(value, ProblemCode.INVALID_PERCENTAGE, expected);
        }
        hundredths.ifPresent(share -> reading.outline().share(value.place(), share));
        return hundredths;
    }

    private static Optional<Integer> hundredths(String source) {
        try {
            BigDecimal percent = new BigDecimal(source).stripTrailingZeros();
            boolean inRange = percent.signum() >= 0 && percent.compareTo(HUNDRED) <= 0;
            return inRange && percent.scale() <= 2
                    ? Optional.of(percent.movePointRight(2).intValueExact())
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty(); // Jackson lets through exponents that no BigDecimal can have.
        }
    }
}
