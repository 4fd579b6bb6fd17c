// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.common;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine;

/** Reads an option's value as an ISO-8601 duration that is not negative. Picocli makes it. */
public final class DurationConverter implements CommandLine.ITypeConverter<Duration> {
    private static final Duration LONGEST = Duration.ofMillis(Long.MAX_VALUE);

    @Override
    public Duration convert(String text) {
        try {
            Duration duration = Duration.parse(text.toUpperCase(Locale.ROOT));
            if (!duration.isNegative() && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException notDuration) {
            // Said below, in words that name what is allowed.
        }
        throw new CommandLine.TypeConversionException(
                "Expected an ISO-8601 duration such as 'PT5S', not negative, but found '"
                        + text
                        + "'.");
    }
}
