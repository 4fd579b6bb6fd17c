// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.common;

import dev.journeys.patterns.event.Timestamps;
import java.util.OptionalLong;
import picocli.CommandLine;

/**
 * Reads an option's value as an ISO-8601 time with zone, in epoch milliseconds. Picocli makes it.
 */
public final class TimeConverter implements CommandLine.ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
        OptionalLong time = Timestamps.parse(text);
        if (time.isEmpty()) {
            throw new CommandLine.TypeConversionException(
                    "Expected an ISO-8601 time with zone such as '2026-03-01T10:00:00Z', but found '"
                            + text
                            + "'.");
        }
        return time.getAsLong();
    }
}
