// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads an ISO-8601 duration in days and time. What is finer than a millisecond is rounded up, as
 * everywhere in the format.
 */
public final class DurationReader implements ValueReader<Duration> {

    /** The longest duration of the format. */
    public static final Duration MAXIMUM = Duration.ofDays(3650);

    private static final Pattern FORM =
            Pattern.compile(
                    "P(?=[0-9T])(?:([0-9]+)D)?"
                            + "(?:T(?=[0-9])(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+(?:\\.[0-9]+)?)S)?)?");
    private static final int MAX_LENGTH = 100;
    private static final BigInteger MAX_MILLIS = BigInteger.valueOf(MAXIMUM.toMillis());

    @Override
    public Optional<Duration> read(JsonValue value, Reading reading) {
        Optional<String> text = Texts.ANY.read(value, reading);
        Optional<BigInteger> millis = text.flatMap(DurationReader::millis);
        if (text.isPresent() && millis.isEmpty()) {
            refuse(
                    value,
                    reading,
                    "a duration in days and time such as 'P7D', 'PT1H30M' or 'PT0.5S'");
            return Optional.empty();
        }
        if (millis.isPresent()
                && (millis.get().signum() == 0 || millis.get().compareTo(MAX_MILLIS) > 0)) {
            refuse(value, reading, "a duration of more than zero and at most 'P3650D'");
            return Optional.empty();
        }
        return millis.map(BigInteger::longValueExact).map(Duration::ofMillis);
    }

    private static void refuse(JsonValue value, Reading reading, String expected) {
        String message =
                "Expected " + expected + ", but found " + Found.quoted(value.source()) + ".";
        reading.problem(value, ProblemCode.INVALID_DURATION, message);
    }

    private static Optional<BigInteger> millis(String text) {
        Matcher matcher = FORM.matcher(text);
        if (text.length() > MAX_LENGTH || !matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal seconds =
                seconds(matcher.group(1), 86_400)
                        .add(seconds(matcher.group(2), 3_600))
                        .add(seconds(matcher.group(3), 60))
                        .add(seconds(matcher.group(4), 1));
        return Optional.of(
                seconds.movePointRight(3).setScale(0, RoundingMode.CEILING).toBigIntegerExact());
    }

    private static BigDecimal seconds(@Nullable String count, int unitSeconds) {
        return count == null
                ? BigDecimal.ZERO
                : new BigDecimal(count).multiply(BigDecimal.valueOf(unitSeconds));
    }
}
