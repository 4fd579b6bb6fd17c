// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.common;

import picocli.CommandLine;

/** Reads an option's value as a whole number from 1 on. Picocli makes it. */
public final class CountConverter implements CommandLine.ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
        try {
            int count = Integer.parseInt(text);
            if (count > 0) {
                return count;
            }
        } catch (NumberFormatException notNumber) {
            // Said below, in words that name what is allowed.
        }
        throw new CommandLine.TypeConversionException(
                "Expected a whole number from 1 to "
                        + Integer.MAX_VALUE
                        + ", but found '"
                        + text
                        + "'.");
    }
}
