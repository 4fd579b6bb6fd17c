// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import dev.journeys.patterns.event.Timestamps;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * From when records count, as a person says it.
 *
 * @param time epoch milliseconds; null where it depends on the clock
 * @param ahead of the clock; has no meaning where there is a time
 */
record EffectiveFrom(@Nullable Long time, Duration ahead) {
    private static final String NOW = "now";

    /**
     * @param now epoch milliseconds of the clock
     * @return epoch milliseconds
     */
    long at(long now) {
        return time != null ? time : now + ahead.toMillis();
    }

    /** Reads an option's value. Picocli makes it. */
    static final class Converter implements CommandLine.ITypeConverter<EffectiveFrom> {
        @Override
        public EffectiveFrom convert(String text) {
            if (text.equals(NOW)) {
                return new EffectiveFrom(null, Duration.ZERO);
            }
            if (text.startsWith(NOW + "+")) {
                return new EffectiveFrom(null, duration(text));
            }
            OptionalLong time = Timestamps.parse(text);
            if (time.isEmpty()) {
                throw wrong(text);
            }
            return new EffectiveFrom(time.getAsLong(), Duration.ZERO);
        }

        private static Duration duration(String text) {
            try {
                Duration ahead =
                        Duration.parse(text.substring(NOW.length() + 1).toUpperCase(Locale.ROOT));
                if (!ahead.isNegative() && ahead.toDays() <= 3650) {
                    return ahead;
                }
            } catch (DateTimeParseException notDuration) {
                // Said below, in words that name what is allowed.
            }
            throw wrong(text);
        }

        private static CommandLine.TypeConversionException wrong(String text) {
            return new CommandLine.TypeConversionException(
                    "Expected a time such as '2026-03-01T10:00:00Z', 'now' or 'now+PT5M', but found '"
                            + text
                            + "'.");
        }
    }
}
