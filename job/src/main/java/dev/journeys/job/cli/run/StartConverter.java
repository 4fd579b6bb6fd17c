// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.run;

import dev.journeys.connectors.kafka.StartingOffsets;
import picocli.CommandLine;

/** Reads where to begin. Picocli makes it. */
final class StartConverter implements CommandLine.ITypeConverter<StartingOffsets> {
    @Override
    public StartingOffsets convert(String text) {
        try {
            return StartingOffsets.parse(text);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
